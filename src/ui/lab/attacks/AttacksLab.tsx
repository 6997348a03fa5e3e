"use client";

import { useEffect } from "react";
import type { AttackStudy } from "~/core/simulation";
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
import { AttackResult } from "./AttackResult";
import { ATTACK_PARAMS } from "./attackParams";
import type { AttackAnswer } from "./attackWorker";

const makeWorker = () =>
  new Worker(new URL("./attackWorker.ts", import.meta.url), { type: "module" });

/** Attacks on a matched round, before every mechanism. */
export function AttacksLab({ query }: { query: Query }) {
  const form = useNumbers(query, ATTACK_PARAMS);
  const { numbers, wrong, link, from } = form;
  const study: AttackStudy = { kind: "attacks", seed: numbers.seed, numbers: numbers.values };
  useLink(link);
  const { job, start, cancel } = useWorkerJob<AttackStudy, AttackAnswer>(makeWorker);
  // A link shows its attacks at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what was opened
  useEffect(() => {
    if (!wrong) start(study);
  }, []);
  const { result } = job;
  const stale = JSON.stringify(result?.study) !== JSON.stringify(study);
  return (
    <>
      <LinkProblems problems={form.linkProblems} />
      <FromNote from={from} />
      <Section title="The round and its attackers">
        <NumberFields params={ATTACK_PARAMS} numbers={numbers} onChange={form.setNumbers} />
      </Section>
      <RunBar
        {...{ job, link, wrong, stale }}
        label="Attacking rounds"
        onRun={() => start(study)}
        onCancel={cancel}
      >
        <SaveRun what="study" {...{ study, from }} disabled={wrong} />
      </RunBar>
      {!result && job.running !== null && <Skeleton className="h-72" />}
      {result && <AttackResult answer={result} />}
    </>
  );
}
