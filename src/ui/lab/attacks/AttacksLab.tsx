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
import { AttackResult } from "./AttackResult";
import { ATTACK_PARAMS } from "./attackParams";
import type { AttackAnswer, AttackRequest } from "./attackWorker";

const makeWorker = () =>
  new Worker(new URL("./attackWorker.ts", import.meta.url), { type: "module" });

/** Attacks on a matched round, before every mechanism. */
export function AttacksLab({ query }: { query: Query }) {
  const form = useNumbers(query, ATTACK_PARAMS);
  const { numbers, wrong, link } = form;
  useLink(link);
  const { job, start, cancel } = useWorkerJob<AttackRequest, AttackAnswer>(makeWorker);
  // A link shows its attacks at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what was opened
  useEffect(() => {
    if (!wrong) start(numbers);
  }, []);
  const { result } = job;
  const stale = JSON.stringify(result?.request) !== JSON.stringify(numbers);
  return (
    <>
      <LinkProblems problems={form.linkProblems} />
      <Section title="The round and its attackers">
        <NumberFields params={ATTACK_PARAMS} numbers={numbers} onChange={form.setNumbers} />
      </Section>
      <RunBar
        {...{ job, link, wrong, stale }}
        label="Attacking rounds"
        onRun={() => start(numbers)}
        onCancel={cancel}
      />
      {!result && job.running !== null && <Skeleton className="h-72" />}
      {result && <AttackResult answer={result} />}
    </>
  );
}
