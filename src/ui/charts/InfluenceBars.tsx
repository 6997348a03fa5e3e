"use client";

import { useCallback } from "react";
import { formatCount } from "../primitives/numbers";
import { ChartFigure } from "./ChartFigure";
import { drawInfluence, INFLUENCE_ROW_HEIGHT, type InfluenceBar } from "./drawInfluence";
import { INTERVAL_MARGINS } from "./drawIntervals";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";

interface Juror {
  number: number;
  name: string | null;
  influence: InfluenceBar["influence"] | null;
}

interface InfluenceBarsProps {
  /** The most influential first; their table stands below. */
  jurors: readonly Juror[];
  total: number;
  csvHref: string;
}

/** How far the weights move without each juror. */
export function InfluenceBars({ jurors, total, csvHref }: InfluenceBarsProps) {
  const bars = barsOf(jurors);
  const key = JSON.stringify(bars);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      drawInfluence(plot, JSON.parse(key) as InfluenceBar[], width),
    [key],
  );
  if (bars.length === 0) {
    return <p className="text-quiet">Without any of the jurors there is no fit to compare with.</p>;
  }
  return (
    <ChartFigure
      title="What one juror changes"
      caption={`The largest change of a project's weight when all answers of a juror are left out, in points of percent of the pool; the project stands beside the bar.${bars.length < total ? ` The first ${bars.length} of ${formatCount(total)} jurors.` : ""}`}
      csv={{ href: csvHref }}
    >
      <PlotCanvas
        draw={draw}
        height={bars.length * INFLUENCE_ROW_HEIGHT + INTERVAL_MARGINS.top + INTERVAL_MARGINS.bottom}
        description={`The largest change of a weight without each of ${bars.length} jurors; the table below has the numbers.`}
      />
    </ChartFigure>
  );
}

function barsOf(jurors: readonly Juror[]): InfluenceBar[] {
  return jurors.flatMap(({ number, name, influence }) =>
    influence ? [{ label: name ?? `Juror ${number}`, influence }] : [],
  );
}
