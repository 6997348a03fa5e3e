"use client";

import { useMemo } from "react";
import {
  type AttacksFound,
  type ContestFound,
  equilibriaOf,
  mechanismsOf,
  type SocietyFound,
  type SocietyStudy,
  societyOf,
  withNaN,
} from "~/core/simulation";
import { DownloadButton } from "../../primitives/DownloadButton";
import { Section } from "../../primitives/PageHeader";
import { AttackResult } from "../attacks/AttackResult";
import { ContestResult } from "../contest/ContestResult";
import { GoodSection } from "../society/GoodSection";
import { SweptFamilies } from "../society/SweptFamilies";
import { TotalsSection } from "../society/TotalsSection";
import { ValuesSection } from "../society/ValuesSection";
import { numbersCsv } from "./numbersCsv";
import type { NumbersRun } from "./types";

/** What came of a study of a jury, attacks or a society, as its own page of the lab shows it. */
export function NumbersResult({ run }: { run: NumbersRun }) {
  const { kind, study, result } = run;
  return (
    <>
      <div className="flex flex-wrap gap-2 py-4">
        <DownloadButton
          label="Result as CSV"
          fileName={`${kind}.csv`}
          content={() => numbersCsv(run)}
        />
        <DownloadButton
          label="Result as JSON"
          type="application/json"
          fileName={`${kind}.json`}
          content={() => JSON.stringify({ study, result })}
        />
      </div>
      <Shown run={run} />
    </>
  );
}

function Shown({ run }: { run: NumbersRun }) {
  const answer = useMemo(() => answerOf(run), [run]);
  if (answer?.kind === "contest")
    return <ContestResult answer={answer} target={answer.study.numbers.target} />;
  if (answer?.kind === "attacks") return <AttackResult answer={answer} />;
  return answer && <SocietyResult study={answer.study} found={answer} />;
}

function answerOf(run: NumbersRun) {
  if (!run.result) return null;
  switch (run.kind) {
    case "contest":
      return { kind: run.kind, study: run.study, ...withNaN<ContestFound>(run.result) };
    case "attacks":
      return { kind: run.kind, study: run.study, ...withNaN<AttacksFound>(run.result) };
    case "society":
      return { kind: run.kind, study: run.study, ...withNaN<SocietyFound>(run.result) };
  }
}

/** The society and the equilibria of a good follow from the study in no time, and are not kept. */
function SocietyResult({ study, found }: { study: SocietyStudy; found: SocietyFound }) {
  const society = useMemo(() => societyOf(study), [study]);
  const ofGood = useMemo(() => {
    const mechanisms = mechanismsOf(study);
    return (good: number) => equilibriaOf(society.goods[good]!.curves, mechanisms);
  }, [study, society]);
  return (
    <>
      <TotalsSection totals={found.totals} goods={society.goods.length} />
      <Section
        title="Sweep"
        id="sweep"
        lead="Welfare and funds over α of capital-constrained funding, and over β of the power family."
      >
        <SweptFamilies swept={found} />
      </Section>
      <GoodSection society={society} equilibriaOf={ofGood} />
      <ValuesSection society={society} />
    </>
  );
}
