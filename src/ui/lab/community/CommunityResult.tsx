"use client";

import { useState } from "react";
import { type CommunityRun, type CommunitySpec, SERIES } from "~/core/simulation";
import { Button } from "../../primitives/Button";
import { Callout } from "../../primitives/Callout";
import { toCsv } from "../../primitives/csv";
import { DownloadButton } from "../../primitives/DownloadButton";
import { formatCount, formatNumber, formatWeight } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { Stat, StatRow } from "../../primitives/Stat";
import { Compared } from "./Compared";
import { NetworkSection } from "./NetworkSection";
import { OverTime } from "./OverTime";

interface CommunityResultProps {
  specs: readonly CommunitySpec[];
  runs: readonly CommunityRun[];
}

/** What came of one run or two: how they ended, what they differ by, every chart of one of them. */
export function CommunityResult({ specs, runs }: CommunityResultProps) {
  const [chosen, setChosen] = useState(0);
  const place = chosen < runs.length ? chosen : 0;
  const run = runs[place]!;
  const spec = specs[place]!;
  const names = ["First", "Second"];
  return (
    <>
      {runs.length > 1 && <Compared runs={runs} />}
      <Section
        title={runs.length > 1 ? `${names[place]} community` : "How it ended"}
        id="outcome"
        actions={
          <>
            {runs.length > 1 && (
              <Button onClick={() => setChosen(1 - place)}>
                Show the {place === 0 ? "second" : "first"}
              </Button>
            )}
            <DownloadButton
              label="Every series as CSV"
              fileName={`community-${spec.seed}.csv`}
              content={() => csvOf(run)}
            />
            <DownloadButton
              label="Run as JSON"
              type="application/json"
              fileName={`community-${spec.seed}.json`}
              content={() => jsonOf(spec, run)}
            />
          </>
        }
      >
        {run.stopped && (
          <Callout tone="warn" title={`The run broke off on day ${run.stopped.timestep}`}>
            <p>
              {run.stopped.reason}. The original breaks off there too; a corrected run does not.
            </p>
          </Callout>
        )}
        <Outcome run={run} />
      </Section>
      <OverTime run={run} />
      <NetworkSection key={place} run={run} alpha={spec.params?.alpha} model={spec.model} />
    </>
  );
}

function Outcome({ run: { final, events } }: { run: CommunityRun }) {
  const { newParticipants, newProposals } = events;
  return (
    <StatRow>
      <Stat label="Funds in the pool" value={formatNumber(final.funds)} unit="tokens" />
      <Stat
        label="Released"
        value={formatNumber(events.releasedFunds)}
        unit="tokens"
        note={`to ${formatCount(events.released)} proposals`}
      />
      <Stat
        label="Proposals"
        value={formatCount(final.proposal_count)}
        note={`${formatCount(newProposals)} came later; ${formatCount(events.completed)} completed, ${formatCount(events.failed)} failed, ${formatCount(events.killed)} dropped`}
      />
      <Stat
        label="Participants"
        value={formatCount(final.participant_count)}
        note={`${formatCount(newParticipants)} came later; sentiment ${formatWeight(final.sentiment)}`}
      />
    </StatRow>
  );
}

function csvOf({ series }: CommunityRun): string {
  const days = series.funds?.length ?? 0;
  const rows = Array.from({ length: days }, (_, t) => [
    t + 1,
    ...SERIES.map((name) => numberOrEmpty(series[name]?.[t])),
  ]);
  return toCsv(["timestep", ...SERIES], rows);
}

const numberOrEmpty = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? null : value;

/** Typed arrays as lists; what is undefined is null. */
function jsonOf(spec: CommunitySpec, run: CommunityRun): string {
  return JSON.stringify({ spec, ...run }, (_, value) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
}
