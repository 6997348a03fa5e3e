"use client";

import { useMemo, useState } from "react";
import {
  BAND_QUANTILES,
  type Band,
  type CommunitySpec,
  SERIES,
  type SeriesName,
  type Study,
} from "~/core/simulation";
import { Button } from "../../primitives/Button";
import { toCsv } from "../../primitives/csv";
import { DownloadButton } from "../../primitives/DownloadButton";
import { countOf } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import type { LinesInput } from "../figures/drawLines";
import { LinesFigure } from "../figures/LinesFigure";
import { JobStatus } from "../JobStatus";
import { ParamControl } from "../ParamControl";
import { boundsProblem } from "../reach";
import { SaveRun } from "../runs/SaveRun";
import { useWorkerJob } from "../useWorkerJob";
import { RUNS } from "./communityState";
import type { CommunityAnswer, CommunityRequest } from "./communityWorker";
import { SeriesSelect } from "./SeriesSelect";
import { SERIES_TEXT } from "./seriesText";

type Many = Extract<CommunityAnswer, { kind: "many" }>;

interface ManyRunsSectionProps {
  specs: readonly CommunitySpec[];
  /** The settings can be run. */
  ready: boolean;
  /** The same for the server. */
  study: Study;
  /** The saved run that the settings came from. */
  from: string | null;
  runs: number;
  onRuns: (runs: number) => void;
  makeWorker: () => Worker;
}

/** The same community many times, each with chances of its own: bands instead of lines. */
export function ManyRunsSection(props: ManyRunsSectionProps) {
  const { specs, ready, study, from, runs, onRuns, makeWorker } = props;
  const { job, start, cancel } = useWorkerJob<CommunityRequest, Many>(makeWorker);
  const wrong = boundsProblem(runs, RUNS) !== null;
  const stale = job.result !== null && JSON.stringify(job.result.specs) !== JSON.stringify(specs);
  return (
    <Section
      title="Many runs"
      id="many"
      lead="The same settings, each time with chances of their own: the middle of all runs, with the band that nine of ten stay in."
      actions={
        <>
          <Button disabled={!ready || wrong} onClick={() => start({ kind: "many", specs, runs })}>
            {`Run ${wrong ? "" : countOf(runs, "time")}`}
          </Button>
          <SaveRun what="runs" {...{ study, from }} disabled={!ready || wrong} />
        </>
      }
    >
      <div className="grid md:max-w-xl">
        <ParamControl title="Runs" bounds={RUNS} value={runs} onChange={onRuns} />
      </div>
      <JobStatus label="Running many communities" job={job} onCancel={cancel} />
      {stale && job.running === null && (
        <p role="status" className="text-small text-warn">
          The settings have changed since these runs.
        </p>
      )}
      {job.result && <Bands many={job.result} />}
    </Section>
  );
}

function Bands({ many }: { many: Many }) {
  const [name, setName] = useState<SeriesName>("funds");
  const { own, difference } = useMemo(() => figuresOf(many, name), [many, name]);
  const stopped = many.stopped.reduce((sum, count) => sum + count, 0);
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <SeriesSelect name={name} onChoose={setName} />
        <DownloadButton
          label="Every band as CSV"
          fileName="community-bands.csv"
          content={() => csvOf(many)}
        />
      </div>
      {stopped > 0 && (
        <p className="text-small">
          {countOf(stopped, "run")} broke off, as the original does when the pool is overdrawn; they
          count up to that day.
        </p>
      )}
      <LinesFigure
        title={SERIES_TEXT[name]}
        caption={`${countOf(many.runs, "run")}: median, and 5% to 95% of them.`}
        fileName={`bands-${name}.csv`}
        input={own}
      />
      {difference && (
        <LinesFigure
          title={`${SERIES_TEXT[name]}, second less first`}
          caption="Run by run with the same chances: where the band leaves 0, the settings matter."
          fileName={`bands-difference-${name}.csv`}
          input={difference}
        />
      )}
    </div>
  );
}

function figuresOf({ bands, difference }: Many, name: SeriesName) {
  const names = bands.length > 1 ? ["First", "Second"] : ["Median"];
  const lines = bands.flatMap((band, place) => {
    const own = band[name];
    return own ? [lineOf(own, names[place]!)] : [];
  });
  const x = Array.from(lines[0]?.y ?? [], (_, k) => k + 1);
  const text = { x, xLabel: "day", yLabel: SERIES_TEXT[name].toLowerCase() };
  const own: LinesInput = { ...text, lines };
  const between = difference?.[name];
  return {
    own,
    difference: between && {
      ...text,
      ...{ yLabel: "difference", lines: [lineOf(between, "Median")] },
      levels: [{ y: 0, label: "no difference" }],
    },
  };
}

const lineOf = (band: Band, label: string) => ({
  ...{ label, y: band.q50, low: band.q05, high: band.q95 },
});

function csvOf({ bands }: Many): string {
  const measures = ["mean", "sd", ...Object.keys(BAND_QUANTILES), "n"] as (keyof Band)[];
  const rows = bands.flatMap((band, place) =>
    SERIES.flatMap((name) =>
      Array.from(band[name]?.mean ?? [], (_, t) => [
        ...[place + 1, name, t + 1],
        ...measures.map((measure) => {
          const value = band[name]![measure][t]!;
          return Number.isNaN(value) ? null : value;
        }),
      ]),
    ),
  );
  return toCsv(["configuration", "series", "timestep", ...measures], rows);
}
