"use client";

import { useEffect } from "react";
import { Section } from "../../primitives/PageHeader";
import { Skeleton } from "../../primitives/Skeleton";
import { LinkProblems } from "../LinkProblems";
import type { Query } from "../linkNumbers";
import { NumberFields } from "../NumberFields";
import { RunBar } from "../RunBar";
import { useLink } from "../useLink";
import { useNumbers } from "../useNumbers";
import { useWorkerJob } from "../useWorkerJob";
import { GoodSection } from "./GoodSection";
import { SocietySweep } from "./SocietySweep";
import { SOCIETY_PARAMS } from "./societyParams";
import type { SocietyAnswer, SocietyRequest } from "./societyWorker";
import { TotalsSection } from "./TotalsSection";
import { ValuesSection } from "./ValuesSection";

const makeWorker = () =>
  new Worker(new URL("./societyWorker.ts", import.meta.url), { type: "module" });

/** A society drawn from a seed, and what every mechanism makes of it. */
export function SocietyLab({ query }: { query: Query }) {
  const form = useNumbers(query, SOCIETY_PARAMS);
  const { numbers, wrong, link } = form;
  useLink(link);
  const { job, start, cancel } = useWorkerJob<SocietyRequest, SocietyAnswer>(makeWorker);
  // A link shows its society at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what was opened
  useEffect(() => {
    if (!wrong) start(numbers);
  }, []);
  const { result } = job;
  const stale = JSON.stringify(result?.request) !== JSON.stringify(numbers);
  return (
    <>
      <LinkProblems problems={form.linkProblems} />
      <Section title="The society">
        <NumberFields params={SOCIETY_PARAMS} numbers={numbers} onChange={form.setNumbers} />
      </Section>
      <RunBar
        {...{ job, link, wrong, stale }}
        label="Looking for equilibria"
        onRun={() => start(numbers)}
        onCancel={cancel}
      />
      {!result && job.running !== null && <Skeleton className="h-72" />}
      {result && (
        <>
          <TotalsSection outcome={result.outcome} />
          <SocietySweep {...{ numbers, wrong, makeWorker }} />
          <GoodSection society={result.society} outcome={result.outcome} />
          <ValuesSection society={result.society} />
        </>
      )}
    </>
  );
}
