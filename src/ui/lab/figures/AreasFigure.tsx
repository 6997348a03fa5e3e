"use client";

import { type ReactNode, useCallback } from "react";
import { CHART_TEXT } from "../../charts/labels";
import type { PlotLibrary } from "../../charts/PlotCanvas";
import { countOf, formatNumber } from "../../primitives/numbers";
import { LINES_HEIGHT } from "./drawLines";
import { LabFigure } from "./LabFigure";

export interface Area {
  readonly label: string;
  readonly colour: string;
  readonly values: ArrayLike<number>;
}

interface AreasFigureProps {
  title: string;
  caption?: ReactNode;
  fileName: string;
  x: readonly number[];
  /** From the bottom up; keep it stable. */
  areas: readonly Area[];
  xLabel: string;
  yLabel: string;
}

/** Areas on top of each other: parts of a whole that changes. */
export function AreasFigure(props: AreasFigureProps) {
  const { title, caption, fileName, x, areas, xLabel, yLabel } = props;
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawAreas(plot, { x, areas, xLabel, yLabel }, width),
    [x, areas, xLabel, yLabel],
  );
  return (
    <LabFigure
      {...{ title, caption, fileName, draw }}
      height={LINES_HEIGHT}
      legend={areas}
      data={() => ({
        header: [xLabel, ...areas.map(({ label }) => label)],
        rows: x.map((at, k) => [at, ...areas.map(({ values }) => values[k] ?? null)]),
      })}
      description={`${title}: ${countOf(areas.length, "area")} over ${xLabel}.`}
    />
  );
}

type Input = Pick<AreasFigureProps, "x" | "areas" | "xLabel" | "yLabel">;

function drawAreas(plot: PlotLibrary, { x, areas, xLabel, yLabel }: Input, width: number) {
  const points = areas.flatMap(({ label, values }) =>
    x.map((at, k) => ({ x: at, value: values[k] ?? 0, label })),
  );
  return plot.plot({
    style: CHART_TEXT,
    ...{ width, height: LINES_HEIGHT, marginTop: 30, marginBottom: 44 },
    ...{ marginLeft: 64, marginRight: 20 },
    x: { label: null },
    y: { label: null, nice: true },
    color: { domain: areas.map(({ label }) => label), range: areas.map(({ colour }) => colour) },
    marks: [
      plot.axisX({ ticks: Math.max(3, width / 110), label: xLabel, labelAnchor: "right" }),
      plot.axisY({ ticks: 5, tickFormat: formatNumber, label: yLabel }),
      plot.gridY({ ticks: 5, stroke: "var(--rule)", strokeOpacity: 1 }),
      plot.areaY(points, { x: "x", y: "value", fill: "label", fillOpacity: 0.8 }),
      plot.tip(
        points,
        plot.pointerX(
          plot.stackY({
            ...{ x: "x", y: "value", fill: "var(--sheet)", stroke: "var(--edge)" },
            z: "label",
            title: (point: (typeof points)[number]) =>
              `${point.label}\n${xLabel} ${point.x}: ${formatNumber(point.value)}`,
          }),
        ),
      ),
    ],
  });
}
