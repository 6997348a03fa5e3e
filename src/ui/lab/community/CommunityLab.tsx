"use client";

import { useCallback, useEffect, useState } from "react";
import { Callout } from "../../primitives/Callout";
import { Skeleton } from "../../primitives/Skeleton";
import { LinkProblems } from "../LinkProblems";
import type { Query } from "../linkNumbers";
import { RunBar } from "../RunBar";
import { FromNote } from "../runs/FromNote";
import { SaveRun } from "../runs/SaveRun";
import { useLink } from "../useLink";
import { useWorkerJob } from "../useWorkerJob";
import { CommunityResult } from "./CommunityResult";
import { CommunitySettings } from "./CommunitySettings";
import {
  type CommunityState,
  problemsOf,
  readState,
  specOf,
  studyOfMany,
  studyOfRun,
  writeState,
} from "./communityState";
import type { CommunityAnswer, CommunityRequest } from "./communityWorker";
import { ManyRunsSection } from "./ManyRunsSection";
import { SweepSection } from "./SweepSection";

type One = Extract<CommunityAnswer, { kind: "one" }>;

const makeWorker = () =>
  new Worker(new URL("./communityWorker.ts", import.meta.url), { type: "module" });

/** A run of a community, or two side by side, from a state that the address holds. */
export function CommunityLab({ query }: { query: Query }) {
  const [opened] = useState(() => readState(query));
  const [state, setState] = useState<CommunityState>(opened.state);
  const link = writeState(state);
  useLink(link);
  const { job, start, cancel } = useWorkerJob<CommunityRequest, One>(makeWorker);
  const problems = problemsOf(state);
  const wrong = problems.length > 0;
  const run = useCallback(
    (now: CommunityState) => start({ kind: "one", specs: specsOf(now) }),
    [start],
  );
  // A link shows its run at once.
  useEffect(() => {
    if (problemsOf(opened.state).length === 0) run(opened.state);
  }, [opened, run]);
  const stale = job.result !== null && !sameSpecs(job.result.specs, specsOf(state));
  return (
    <>
      <LinkProblems problems={opened.problems} />
      <FromNote from={state.from} />
      <CommunitySettings state={state} onChange={setState} />
      {wrong && (
        <Callout tone="warn" title="This community cannot be run">
          {problems.map((problem) => (
            <p key={problem}>{problem}.</p>
          ))}
        </Callout>
      )}
      <RunBar
        {...{ job, link, stale }}
        label="Running the community"
        wrong={wrong}
        onRun={() => run(state)}
        onCancel={cancel}
      >
        <SaveRun what="run" study={studyOfRun(state)} from={state.from} disabled={wrong} />
      </RunBar>
      {job.result && <CommunityResult specs={job.result.specs} runs={job.result.runs} />}
      {!job.result && job.running !== null && <Skeleton className="h-72" />}
      <ManyRunsSection
        specs={specsOf(state)}
        ready={!wrong}
        study={studyOfMany(state)}
        from={state.from}
        runs={state.runs}
        onRuns={(runs) => setState({ ...state, runs })}
        makeWorker={makeWorker}
      />
      <SweepSection
        state={state}
        onSweep={(sweep) => setState({ ...state, sweep })}
        ready={!wrong}
        makeWorker={makeWorker}
      />
    </>
  );
}

const specsOf = (state: CommunityState) =>
  [state.first, state.second].flatMap((config) => (config ? [specOf(config, state)] : []));

const sameSpecs = (some: readonly unknown[], others: readonly unknown[]) =>
  JSON.stringify(some) === JSON.stringify(others);
