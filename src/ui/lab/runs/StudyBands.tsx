"use client";

import { useMemo, useState } from "react";
import { type BandOrNull, SERIES, type SeriesName } from "~/core/simulation";
import { toCsv } from "../../primitives/csv";
import { DownloadButton } from "../../primitives/DownloadButton";
import { countOf } from "../../primitives/numbers";
import { SeriesSelect } from "../community/SeriesSelect";
import { SERIES_TEXT } from "../community/seriesText";
import type { LinesInput } from "../figures/drawLines";
import { LinesFigure } from "../figures/LinesFigure";
import { EndsTable } from "./EndsTable";
import type { Source } from "./source";

/** Series over the days of one study or several, with the band that nine of ten runs stay in, and how all of them ended. */
export function StudyBands({ sources }: { sources: readonly Source[] }) {
  const [name, setName] = useState<SeriesName>("funds");
  const input = useMemo(() => inputOf(sources, name), [sources, name]);
  const difference = useMemo(() => differenceOf(sources, name), [sources, name]);
  const stopped = sources.flatMap(({ result }) => result.cells).reduce((n, c) => n + c.stopped, 0);
  const many = sources.some(({ study }) => study.runs > 1);
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <SeriesSelect name={name} onChoose={setName} />
        <div className="flex flex-wrap gap-2">
          <DownloadButton
            label="Every series as CSV"
            fileName="lab-run.csv"
            content={() => bandsCsv(sources)}
          />
          <DownloadButton
            label="Result as JSON"
            type="application/json"
            fileName="lab-run.json"
            content={() => JSON.stringify(sources.map(({ study, result }) => ({ study, result })))}
          />
        </div>
      </div>
      {stopped > 0 && (
        <p className="text-small">
          {countOf(stopped, "run")} broke off, as the original does when the pool is overdrawn; they
          count up to that day.
        </p>
      )}
      <LinesFigure
        title={SERIES_TEXT[name]}
        caption={
          many ? `The median of ${runsText(sources)}, and 5% to 95% of them.` : "Day by day."
        }
        fileName={`run-${name}.csv`}
        input={input}
      />
      {difference && (
        <LinesFigure
          title={`${SERIES_TEXT[name]}, second less first`}
          caption="Run by run with the same chances: where the band leaves 0, the settings matter."
          fileName={`run-difference-${name}.csv`}
          input={difference}
        />
      )}
      <EndsTable sources={sources} />
    </div>
  );
}

const runsText = (sources: readonly Source[]) =>
  [...new Set(sources.map(({ study }) => countOf(study.runs, "run")))].join(" and ");

function inputOf(sources: readonly Source[], name: SeriesName): LinesInput {
  const all = sources.flatMap(({ result }) => result.days);
  const x = [...new Set(all)].sort((a, b) => a - b);
  const lines = sources.flatMap(({ labels, result }) =>
    result.cells.map(({ bands }, place) => lineOf(bands![name], labels[place]!, result.days, x)),
  );
  return { x, lines, xLabel: "day", yLabel: SERIES_TEXT[name].toLowerCase() };
}

function differenceOf([source, ...others]: readonly Source[], name: SeriesName): LinesInput | null {
  if (others.length > 0 || !source?.result.difference) return null;
  const { days, difference } = source.result;
  return {
    ...{ x: days, xLabel: "day", yLabel: "difference" },
    lines: [lineOf(difference.bands[name], "Median", days, days)],
    levels: [{ y: 0, label: "no difference" }],
  };
}

/** A band on the days of all; NaN where it has none. */
function lineOf(band: BandOrNull, label: string, days: readonly number[], x: readonly number[]) {
  const places = new Map(days.map((day, place) => [day, place]));
  const on = (values: readonly (number | null)[] | undefined) =>
    values && x.map((day) => values[places.get(day) ?? -1] ?? Number.NaN);
  const [low, high] = [on(band.q05), on(band.q95)];
  return { label, y: on(band.q50) ?? [], ...(low && high && { low, high }) };
}

function bandsCsv(sources: readonly Source[]): string {
  const measures = ["mean", "q05", "q25", "q50", "q75", "q95"] as const;
  const rows = sources.flatMap(({ labels, result }) =>
    result.cells.flatMap(({ bands }, place) =>
      SERIES.flatMap((name) =>
        result.days.map((day, d) => [
          ...[labels[place]!, name, day],
          ...measures.map((measure) => bands![name][measure]?.[d]),
        ]),
      ),
    ),
  );
  return toCsv(["configuration", "series", "timestep", ...measures], rows);
}
