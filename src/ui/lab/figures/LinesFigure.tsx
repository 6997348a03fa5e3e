"use client";

import { type ReactNode, useCallback } from "react";
import type { PlotLibrary } from "../../charts/PlotCanvas";
import { countOf } from "../../primitives/numbers";
import { drawLines, LINES_HEIGHT, type LinesInput } from "./drawLines";
import { LabFigure } from "./LabFigure";
import { lookOf } from "./palette";

interface LinesFigureProps {
  title: string;
  caption?: ReactNode;
  controls?: ReactNode;
  fileName: string;
  /** Keep it stable: the chart is drawn again when it changes. */
  input: LinesInput;
}

/** Lines over one axis, with the table of all their points. */
export function LinesFigure({ title, caption, controls, fileName, input }: LinesFigureProps) {
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawLines(plot, input, width),
    [input],
  );
  const { lines, xLabel } = input;
  return (
    <LabFigure
      {...{ title, caption, controls, fileName, draw }}
      height={LINES_HEIGHT}
      legend={
        lines.length > 1 && !input.crowd
          ? lines.map(({ label }, place) => ({ label, ...lookOf(place) }))
          : undefined
      }
      data={() => tableOf(input)}
      description={`${title}: ${countOf(lines.length, "line")} over ${xLabel}.`}
    />
  );
}

function tableOf({ x, lines, xLabel }: LinesInput) {
  const columns = lines.flatMap(({ label, y, low, high }) => [
    [label, y] as const,
    ...(low && high ? [[`${label}, low`, low] as const, [`${label}, high`, high] as const] : []),
  ]);
  return {
    header: [xLabel, ...columns.map(([label]) => label)],
    rows: Array.from(x, (at, k) => [at, ...columns.map(([, values]) => values[k] ?? null)]),
  };
}
