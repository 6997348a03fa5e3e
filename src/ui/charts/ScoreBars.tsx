"use client";

import { useCallback } from "react";
import { formatScore } from "../primitives/numbers";
import { ChartFigure } from "./ChartFigure";
import {
  drawScores,
  SCORE_MARGINS,
  SCORE_ROW_HEIGHT,
  type ScoreRow,
  type ScoreScale,
} from "./drawScores";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";

interface ScoreBarsProps extends ScoreScale {
  rows: readonly ScoreRow[];
  title: string;
  fileName: string;
}

/** A leaderboard (its table stands beside it) between what equal weights score and the floor that cannot be passed. */
export function ScoreBars({ rows, uniform, floor, title, fileName }: ScoreBarsProps) {
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawScores(plot, rows, { uniform, floor, width }),
    [rows, uniform, floor],
  );
  return (
    <ChartFigure
      title={title}
      caption={`Bars start at the score of equal weights and grow towards the floor. Grey bars are baselines${rows.some(({ low }) => low !== null) ? "; thin lines are 95% intervals" : ""}.`}
      csv={{
        fileName,
        header: ["entry", "kind", "score", "low", "high"],
        rows: () =>
          rows.map((r) => [
            r.label,
            r.baseline ? "baseline" : "submission",
            r.score,
            r.low,
            r.high,
          ]),
      }}
    >
      <PlotCanvas
        draw={draw}
        height={rows.length * SCORE_ROW_HEIGHT + SCORE_MARGINS.top + SCORE_MARGINS.bottom}
        description={`Scores of ${rows.length} entries. Equal weights score ${formatScore(uniform)}, the floor is ${formatScore(floor)}${rows[0] ? `, first is ${rows[0].label} with ${formatScore(rows[0].score)}` : ""}.`}
      />
    </ChartFigure>
  );
}
