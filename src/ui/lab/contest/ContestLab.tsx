"use client";

import { useEffect } from "react";
import { type ContestStudy, jurySizes } from "~/core/simulation";
import { Callout } from "../../primitives/Callout";
import { formatCount } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { Skeleton } from "../../primitives/Skeleton";
import { LinkProblems } from "../LinkProblems";
import type { Query } from "../linkNumbers";
import { NumberFields } from "../NumberFields";
import { RunBar } from "../RunBar";
import { FromNote } from "../runs/FromNote";
import { SaveRun } from "../runs/SaveRun";
import { useLink } from "../useLink";
import { useNumbers } from "../useNumbers";
import { useWorkerJob } from "../useWorkerJob";
import { ContestResult } from "./ContestResult";
import { CONTEST_PARAMS } from "./contestParams";
import type { ContestAnswer } from "./contestWorker";

const makeWorker = () =>
  new Worker(new URL("./contestWorker.ts", import.meta.url), { type: "module" });

/** Juries of several sizes before every aggregator. */
export function ContestLab({ query }: { query: Query }) {
  const form = useNumbers(query, CONTEST_PARAMS);
  const { numbers, link, from } = form;
  useLink(link);
  const { job, start, cancel } = useWorkerJob<ContestStudy, ContestAnswer>(makeWorker);
  const { values, seed } = numbers;
  const study: ContestStudy = { kind: "contest", seed, numbers: values };
  const upsideDown = values.most < values.least;
  const wrong = form.wrong || upsideDown;
  // A link shows its contest at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what was opened
  useEffect(() => {
    if (!wrong) start(study);
  }, []);
  const { result } = job;
  return (
    <>
      <LinkProblems problems={form.linkProblems} />
      <FromNote from={from} />
      <Section
        title="Truth and jury"
        lead={wrong ? undefined : `Juries of ${jurySizes(values).map(formatCount).join(", ")}.`}
      >
        <NumberFields params={CONTEST_PARAMS} numbers={numbers} onChange={form.setNumbers} />
        {upsideDown && (
          <Callout tone="warn">
            <p>The largest jury must be at least as large as the smallest.</p>
          </Callout>
        )}
      </Section>
      <RunBar
        {...{ job, link, wrong }}
        label="Trying juries"
        stale={result !== null && !sameRun(result.study, study)}
        onRun={() => start(study)}
        onCancel={cancel}
      >
        <SaveRun what="study" {...{ study, from }} disabled={wrong} />
      </RunBar>
      {!result && job.running !== null && <Skeleton className="h-72" />}
      {result && <ContestResult answer={result} target={values.target} />}
    </>
  );
}

/** The wanted error is read off what was run; it changes nothing about it. */
function sameRun(some: ContestStudy, others: ContestStudy): boolean {
  const plain = ({ numbers, seed }: ContestStudy) =>
    JSON.stringify({ ...numbers, target: null, seed });
  return plain(some) === plain(others);
}
