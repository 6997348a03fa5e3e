import { describe, expect, test } from "vitest";
import {
  type AttackStudy,
  type ContestStudy,
  kindOf,
  type SocietyStudy,
  workOf,
} from "~/core/simulation";
import { readNumbers } from "~/ui/lab/linkNumbers";
import { numbersCsv } from "~/ui/lab/runs/numbersCsv";
import { numbersText, PARAMS_OF } from "~/ui/lab/runs/numbersText";
import { forkLink } from "~/ui/lab/runs/studyLink";
import type { NumbersKind, NumbersRun } from "~/ui/lab/runs/types";
import { usualOf } from "~/ui/lab/useNumbers";

const usual = (kind: NumbersKind) => usualOf(PARAMS_OF[kind]) as never as Record<never, number>;
const contest = {
  ...{ kind: "contest", seed: "a b" },
  numbers: { ...usual("contest"), items: 5, least: 2, most: 3, repeats: 1, comparisons: 4 },
} as ContestStudy;
const attacks = {
  ...{ kind: "attacks", seed: "1" },
  numbers: { ...usual("attacks"), donors: 10, projects: 4, accounts: 2, repeats: 1, cost: 0.25 },
} as AttackStudy;
const society = {
  ...{ kind: "society", seed: "1" },
  numbers: { ...usual("society"), citizens: 8, communities: 1 },
} as SocietyStudy;

const runOf = (study: NumbersRun["study"]) => {
  const work = workOf(study);
  return {
    ...{ kind: kindOf(study), study },
    result: work.summarise(work.run(0, work.tasks)),
  } as NumbersRun;
};

describe.each([contest, attacks, society].map((study) => [study.kind, study] as const))(
  "a saved study of %s",
  (kind, study) => {
    test("opens in the lab with all its settings", () => {
      const url = new URL(forkLink(study, "an id"), "http://localhost");
      expect(url.pathname).toBe(`/lab/${kind}`);
      const query = Object.fromEntries(url.searchParams);
      const problems: string[] = [];
      expect(readNumbers(query, usualOf(PARAMS_OF[kind]), problems)).toEqual(study.numbers);
      expect(problems).toEqual([]);
      expect(query).toMatchObject({ seed: study.seed, from: "an id" });
    });

    test("has as many numbers in every row of its CSV as its header says", () => {
      const [header, ...rows] = numbersCsv(runOf(study)).trim().split("\n");
      expect(rows.length).toBeGreaterThan(5);
      const columns = header!.split(",").length;
      for (const row of rows) expect(row.split(",")).toHaveLength(columns);
    });
  },
);

test("a CSV has the numbers of the result", () => {
  const run = runOf(attacks) as Extract<NumbersRun, { kind: "attacks" }>;
  const [attack] = run.result!.attacks;
  const [mechanism] = attack!.mechanisms;
  const { matched } = mechanism!;
  expect(numbersCsv(run)).toContain(
    `whale,1,${mechanism!.mechanism},${matched.mean},${matched.q05},${matched.q95}`,
  );
});

test.each([
  [contest, "juries of 2 to 3 on 5 projects, 1 repeat"],
  [attacks, "attacks with up to 2 accounts on 1 round of 10 honest donors"],
  [society, "a society of 8 citizens in 1 community"],
])("%j is told in short", (study, text) => {
  expect(numbersText(study)).toBe(text);
});
