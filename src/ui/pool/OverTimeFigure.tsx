"use client";

import { type ReactNode, useCallback } from "react";
import type { PlotLibrary } from "../charts/PlotCanvas";
import { type FigureData, LabFigure } from "../lab/figures/LabFigure";
import { countOf } from "../primitives/numbers";
import { drawOverTime, OVER_TIME_HEIGHT, type OverTimeInput } from "./drawOverTime";

interface OverTimeFigureProps {
  title: string;
  caption?: ReactNode;
  fileName: string;
  /** Keep it stable: the chart is drawn again when it changes. */
  input: OverTimeInput;
  data: () => FigureData;
}

/** Lines over time with their legend, their table and their file. */
export function OverTimeFigure({ title, caption, fileName, input, data }: OverTimeFigureProps) {
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawOverTime(plot, input, width),
    [input],
  );
  return (
    <LabFigure
      {...{ title, caption, fileName, draw, data }}
      height={OVER_TIME_HEIGHT}
      legend={input.lines.map(({ label, colour, dashed }) => ({
        ...{ label, colour },
        ...(dashed && { dashed }),
      }))}
      description={`${title}: ${countOf(input.lines.length, "line")} over time.`}
    />
  );
}
