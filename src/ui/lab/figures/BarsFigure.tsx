"use client";

import { type ReactNode, useCallback } from "react";
import { CHART_TEXT } from "../../charts/labels";
import type { PlotLibrary } from "../../charts/PlotCanvas";
import { countOf, formatNumber } from "../../primitives/numbers";
import { LINES_HEIGHT } from "./drawLines";
import { LabFigure } from "./LabFigure";
import type { LegendItem } from "./Legend";

/** Bars at least so far apart are named, others pass. */
const NAME_WIDTH = 26;
/** Longer names are turned, and have more room below. */
const LEVEL_NAME_MOST = 4;
const TURNED = { degrees: -40, perCharacter: 4.6, most: 120 };

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
      height={LINES_HEIGHT + roomBelow(bars)}
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
  const room = roomBelow(bars);
  const tip = ({ name, value, mark }: Bar) =>
    `${xLabel} ${name}\n${yLabel}: ${formatNumber(value)}${markLabel && mark !== undefined ? `\n${markLabel}: ${formatNumber(mark)}` : ""}`;
  return plot.plot({
    style: CHART_TEXT,
    ...{ width, height: LINES_HEIGHT + room, marginTop: 30, marginBottom: 44 + room },
    ...{ marginLeft: 64, marginRight: 20 },
    x: { type: "band", domain: bars.map(({ name }) => name), label: null, padding: 0.15 },
    y: { label: null, nice: true },
    marks: [
      plot.axisX(named, {
        ...{ label: xLabel, labelAnchor: "right", tickSize: 3 },
        ...(room > 0 && { tickRotate: TURNED.degrees }),
      }),
      plot.axisY({ ticks: 5, tickFormat: formatNumber, label: yLabel }),
      plot.gridY({ ticks: 5, stroke: "var(--rule)", strokeOpacity: 1 }),
      plot.ruleY([0], { stroke: "var(--edge)" }),
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

/** Pixels below the axis for names that are turned. */
function roomBelow(bars: readonly Bar[]): number {
  const longest = Math.max(0, ...bars.map(({ name }) => name.length));
  if (longest <= LEVEL_NAME_MOST) return 0;
  return Math.round(Math.min(TURNED.most, longest * TURNED.perCharacter));
}
