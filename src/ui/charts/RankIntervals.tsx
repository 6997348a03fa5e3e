"use client";

import { useCallback, useState } from "react";
import { Button } from "../primitives/Button";
import { formatCount } from "../primitives/numbers";
import { ChartFigure } from "./ChartFigure";
import { INTERVAL_MARGINS, INTERVAL_ROW_HEIGHT } from "./drawIntervals";
import { drawRanks, type RankRow } from "./drawRanks";
import { ROWS_SHOWN } from "./intervalRows";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";

interface RankIntervalsProps {
  /** The heaviest, in order. */
  rows: readonly RankRow[];
  projects: number;
  csvHref: string;
}

/** Ranks with their 95% intervals; the table of weights has the same numbers. */
export function RankIntervals({ rows, projects, csvHref }: RankIntervalsProps) {
  const [all, setAll] = useState(false);
  const count = all ? rows.length : Math.min(ROWS_SHOWN, rows.length);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawRanks(plot, rows.slice(0, count), width),
    [rows, count],
  );
  const unknown = rows.every(({ rankLow }) => rankLow === null);
  if (unknown)
    return <p className="text-quiet">No redrawn fit had an answer: no rank intervals.</p>;
  const height = count * INTERVAL_ROW_HEIGHT + INTERVAL_MARGINS.top + INTERVAL_MARGINS.bottom;
  return (
    <ChartFigure
      title="Ranks"
      caption={`A dot is the rank by weight, the line its 95% interval. ${
        count < projects ? `The first ${count} of ${formatCount(projects)}; t` : "T"
      }he table of weights has every project's.`}
      csv={{ href: csvHref }}
    >
      <PlotCanvas
        draw={draw}
        height={height}
        description={`Ranks of the first ${count} projects with 95% intervals.`}
      />
      {rows.length > ROWS_SHOWN && (
        <Button variant="quiet" className="justify-self-start" onClick={() => setAll(!all)}>
          {all ? `Show the first ${ROWS_SHOWN}` : `Show the first ${rows.length}`}
        </Button>
      )}
    </ChartFigure>
  );
}
