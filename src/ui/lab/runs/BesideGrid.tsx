"use client";

import { useMemo } from "react";
import type { SeriesName } from "~/core/simulation";
import { countOf } from "../../primitives/numbers";
import { SeriesSelect } from "../community/SeriesSelect";
import { SERIES_TEXT } from "../community/seriesText";
import { HeatFigure } from "../figures/HeatFigure";
import { LinesFigure } from "../figures/LinesFigure";
import { differenceHeat, linesOf } from "./gridFigures";
import { paramText } from "./paramText";
import type { CommunityRun } from "./types";

interface BesideGridProps {
  run: CommunityRun;
  other: CommunityRun;
  metric: SeriesName;
  onMetric: (metric: SeriesName) => void;
}

/** Two sweeps over the same grid: both lines over one parameter, the difference over two. */
export function BesideGrid({ run, other, metric, onMetric }: BesideGridProps) {
  const same = JSON.stringify(run.study.axes) === JSON.stringify(other.study.axes);
  const flat = run.study.axes.length === 1;
  const figure = useMemo(() => {
    const [first, second] = [run, other].map(({ name, result }) => ({
      label: name,
      result: result!,
    }));
    if (!same || !first || !second) return null;
    return flat
      ? { lines: linesOf(run.study, [first, second], metric) }
      : { heat: differenceHeat(run.study, first.result, second.result, metric) };
  }, [run, other, metric, same, flat]);
  if (!figure) return <p>They sweep over other values: only their settings can be compared.</p>;
  const title = `${SERIES_TEXT[metric]} at the end`;
  const alike = figure.heat && Array.from(figure.heat.values).every((value) => !value);
  return (
    <>
      <SeriesSelect name={metric} onChoose={onMetric} />
      {alike && <p>Both have the same median in every cell.</p>}
      {figure.lines ? (
        <LinesFigure
          title={title}
          caption={`Over ${paramText(run.study.axes[0]!.param)}: the median, and 5% to 95% of ${countOf(run.study.runs, "run")} each.`}
          fileName={`beside-${metric}.csv`}
          input={figure.lines}
        />
      ) : (
        <HeatFigure
          title={`${title}, second less first`}
          caption="The difference of the medians; red where the second has less."
          fileName={`beside-${metric}.csv`}
          input={figure.heat}
          data={() => ({
            header: [...run.study.axes.map(({ param }) => param), run.name, other.name],
            rows: run.result!.cells.map(({ params, final }, place) => [
              ...run.study.axes.map(({ param }) => params[param]),
              final?.[metric].q50,
              other.result!.cells[place]?.final?.[metric].q50,
            ]),
          })}
        />
      )}
    </>
  );
}
