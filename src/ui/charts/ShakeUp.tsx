"use client";

import { useCallback } from "react";
import { ChartFigure } from "./ChartFigure";
import { drawShakeUp, type ShakeUpRow, shakeUpHeight, shakeUpRows } from "./drawShakeUp";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";

interface ShakeUpProps {
  entries: Parameters<typeof shakeUpRows>[0];
  fileName: string;
}

/** How ranks moved from the public comparisons to the private ones. */
export function ShakeUp({ entries, fileName }: ShakeUpProps) {
  const rows: ShakeUpRow[] = shakeUpRows(entries);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawShakeUp(plot, shakeUpRows(entries), width),
    [entries],
  );
  if (rows.length < 2) return null;
  const moved = rows.filter((row) => row.publicRank !== row.rank).length;
  return (
    <ChartFigure
      title="Shake-up"
      caption="Ranks by exact public score on the left, by private score on the right. The table above has the same numbers."
      csv={{
        fileName,
        header: ["team", "public_rank", "private_rank"],
        rows: () => rows.map((row) => [row.team, row.publicRank, row.rank]),
      }}
    >
      <PlotCanvas
        draw={draw}
        height={shakeUpHeight(rows.length)}
        description={`Of ${rows.length} teams ${moved} changed rank between the public and the private comparisons.`}
      />
    </ChartFigure>
  );
}
