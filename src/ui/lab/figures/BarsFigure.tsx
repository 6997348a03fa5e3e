"use client";

import { type ReactNode, useCallback } from "react";
import { CHART_TEXT } from "../../charts/labels";
import type { PlotLibrary } from "../../charts/PlotCanvas";
import { countOf, formatNumber } from "../../primitives/numbers";
import { LINES_HEIGHT } from "./drawLines";
import { LabFigure } from "./LabFigure";
import type { LegendItem } from "./Legend";

/** Wider charts with fewer bars name every bar. */
const NAME_WIDTH = 26;

export interface Bar {
  /** Unique within the chart. */
  readonly name: string;
  readonly value: number;
  readonly colour?: string;
  /** A tick across the bar, such as how far it has come. */
  readonly mark?: number;
}

interface BarsFigureProps {
  title: string;
  caption?: ReactNode;
  controls?: ReactNode;
  legend?: readonly LegendItem[];
  fileName: string;
  /** Keep it stable: the chart is drawn again when it changes. */
  bars: readonly Bar[];
  xLabel: string;
  yLabel: string;
  /** Names the marks, where there are any. */
  markLabel?: string;
}

/** Upright bars side by side. */
export function BarsFigure(props: BarsFigureProps) {
  const { title, bars, xLabel, yLabel, markLabel } = props;
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      drawBars(plot, { bars, xLabel, yLabel, markLabel }, width),
    [bars, xLabel, yLabel, markLabel],
  );
  return (
    <LabFigure
      {...props}
      draw={draw}
      height={LINES_HEIGHT}
      data={() => ({
        header: [xLabel, yLabel, ...(markLabel ? [markLabel] : [])],
        rows: bars.map(({ name, value, mark }) => [name, value, ...(markLabel ? [mark] : [])]),
      })}
      description={`${title}: ${countOf(bars.length, "bar")}.`}
    />
  );
}

type Input = Pick<BarsFigureProps, "bars" | "xLabel" | "yLabel" | "markLabel">;

function drawBars(plot: PlotLibrary, { bars, xLabel, yLabel, markLabel }: Input, width: number) {
  const every = Math.ceil((bars.length * NAME_WIDTH) / Math.max(1, width - 84));
  const named = bars.filter((_, k) => k % every === 0).map(({ name }) => name);
  const tip = ({ name, value, mark }: Bar) =>
    `${xLabel} ${name}\n${yLabel}: ${formatNumber(value)}${markLabel && mark !== undefined ? `\n${markLabel}: ${formatNumber(mark)}` : ""}`;
  return plot.plot({
    style: CHART_TEXT,
    ...{ width, height: LINES_HEIGHT, marginTop: 30, marginBottom: 44 },
    ...{ marginLeft: 64, marginRight: 20 },
    x: { type: "band", domain: bars.map(({ name }) => name), label: null, padding: 0.15 },
    y: { label: null, nice: true },
    marks: [
      plot.axisX(named, { label: xLabel, labelAnchor: "right", tickSize: 3 }),
      plot.axisY({ ticks: 5, tickFormat: formatNumber, label: yLabel }),
      plot.gridY({ ticks: 5, stroke: "var(--rule)", strokeOpacity: 1 }),
      ...(bars.length === 0 ? [] : [plot.ruleY([0], { stroke: "var(--edge)" })]),
      plot.barY(bars, {
        ...{ x: "name", y: "value" },
        fill: ({ colour }: Bar) => colour ?? "var(--accent)",
      }),
      plot.tickY(
        bars.filter(({ mark }) => mark !== undefined && Number.isFinite(mark)),
        { x: "name", y: "mark", stroke: "var(--ink)", strokeWidth: 2 },
      ),
      plot.tip(
        bars,
        plot.pointerX({
          ...{ x: "name", y: "value", title: tip },
          ...{ fill: "var(--sheet)", stroke: "var(--edge)" },
        }),
      ),
    ],
  });
}
