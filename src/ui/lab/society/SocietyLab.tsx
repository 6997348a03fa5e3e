"use client";

import { useEffect } from "react";
import type { SocietyStudy } from "~/core/simulation";
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
  const { numbers, wrong, link, from } = form;
  const study: SocietyStudy = { kind: "society", seed: numbers.seed, numbers: numbers.values };
  useLink(link);
  const { job, start, cancel } = useWorkerJob<SocietyRequest, SocietyAnswer>(makeWorker);
  // A link shows its society at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what was opened
  useEffect(() => {
    if (!wrong) start({ study, sweep: false });
  }, []);
  const { result } = job;
  const stale = JSON.stringify(result?.study) !== JSON.stringify(study);
  return (
    <>
      <LinkProblems problems={form.linkProblems} />
      <FromNote from={from} />
      <Section title="The society">
        <NumberFields params={SOCIETY_PARAMS} numbers={numbers} onChange={form.setNumbers} />
      </Section>
      <RunBar
        {...{ job, link, wrong, stale }}
        label="Looking for equilibria"
        onRun={() => start({ study, sweep: false })}
        onCancel={cancel}
      >
        <SaveRun what="study" {...{ study, from }} disabled={wrong} />
      </RunBar>
      {!result && job.running !== null && <Skeleton className="h-72" />}
      {result && (
        <>
          <TotalsSection totals={result.outcome.totals} goods={result.society.goods.length} />
          <SocietySweep {...{ study, wrong, makeWorker }} />
          <GoodSection
            society={result.society}
            equilibriaOf={(good) => result.outcome.goods[good]!}
          />
          <ValuesSection society={result.society} />
        </>
      )}
    </>
  );
}
