// Studies of every kind: one way to divide, compute and summarise them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf } from "~/core/formats";
import {
  ATTACK_NUMBERS,
  type AttackStudy,
  attackTrial,
  CONTEST_NUMBERS,
  type ContestStudy,
  drawExperts,
  drawSociety,
  equilibriaOf,
  kindOf,
  type LabStudy,
  mechanismsOf,
  planAttacks,
  planContest,
  planStudy,
  runContestTasks,
  runStudyTasks,
  SOCIETY_NUMBERS,
  type SocietyStudy,
  type Study,
  societyOutcome,
  societyWork,
  studyParts,
  summariseContest,
  summariseStudy,
  withNaN,
  workOf,
} from "~/core/simulation";

type Bounds<Name extends string> = Readonly<Record<Name, { readonly usual: number }>>;
const usual = <Name extends string>(bounds: Bounds<Name>) =>
  Object.fromEntries(
    Object.entries<{ usual: number }>(bounds).map(([name, one]) => [name, one.usual]),
  ) as Record<Name, number>;

const community: Study = {
  configs: [{ model: "v3", mode: "corrected" }],
  ...{ seed: "s", timesteps: 20, runs: 4, axes: [] },
};
const contest: ContestStudy = {
  ...{ kind: "contest", seed: "s" },
  numbers: { ...usual(CONTEST_NUMBERS), items: 6, least: 3, most: 5, comparisons: 8, repeats: 2 },
};
const attacks: AttackStudy = {
  ...{ kind: "attacks", seed: "s" },
  numbers: { ...usual(ATTACK_NUMBERS), donors: 20, projects: 5, accounts: 3, repeats: 2 },
};
const society: SocietyStudy = {
  ...{ kind: "society", seed: "s" },
  numbers: { ...usual(SOCIETY_NUMBERS), citizens: 12, communities: 2 },
};
const STUDIES: LabStudy[] = [community, contest, attacks, society];

const resultOf = (study: LabStudy) => {
  const work = workOf(study);
  return work.summarise(work.run(0, work.tasks));
};

describe.each(STUDIES.map((study) => [kindOf(study), study] as const))(
  "a study of %s",
  (_, study) => {
    it("gives the same, to the hash, however its tasks are divided and in whatever order", () => {
      const work = workOf(study);
      const whole = hashOf(resultOf(study));
      fc.assert(
        fc.property(fc.uniqueArray(fc.integer({ min: 1, max: work.tasks - 1 })), (cuts) => {
          const edges = [0, ...cuts.sort((a, b) => a - b), work.tasks];
          const chunks = edges.slice(1).map((to, k) => [edges[k]!, to] as const);
          const done = [...chunks].reverse().map(([from, to]) => workOf(study).run(from, to));
          const records = Float64Array.from(done.reverse().flatMap((part) => [...part]));
          expect(hashOf(work.summarise(records))).toBe(whole);
        }),
        { numRuns: 4 },
      );
    });

    it("is read from a file as it was", () => {
      const copy = JSON.parse(JSON.stringify(study)) as LabStudy;
      expect(hashOf(copy)).toBe(hashOf(study));
      const result = resultOf(study);
      expect(hashOf(JSON.parse(JSON.stringify(result)))).toBe(hashOf(result));
    });

    it("is divided into parts that cover every task once", () => {
      const { parts, tasks, seconds } = workOf(study);
      const found = parts();
      expect(found[0]!.from).toBe(0);
      expect(found.at(-1)!.to).toBe(tasks);
      for (const [k, { to }] of found.slice(0, -1).entries()) expect(found[k + 1]!.from).toBe(to);
      expect(seconds).toBeGreaterThan(0);
    });

    it("is refused the records of fewer tasks", () => {
      const work = workOf(study);
      expect(() => work.summarise(work.run(0, work.tasks - 1))).toThrow(RangeError);
    });
  },
);

describe("a study without a kind", () => {
  it("is a community's, with the hash, parts and result that it always had", () => {
    expect(kindOf(community)).toBe("community");
    expect(hashOf(community)).toBe(
      "fb4db710b5ee8cdf982adde8d116bd2b27e5e12a417f00367893ba50ce084ff5",
    );
    const plan = planStudy(community);
    expect(workOf(community).parts()).toEqual(studyParts(plan));
    expect(resultOf(community)).toEqual(summariseStudy(plan, runStudyTasks(plan, 0, plan.tasks)));
  });
});

describe("a study of a jury", () => {
  it("finds what the contest of the same numbers does", () => {
    const { numbers } = contest;
    const plan = planContest({
      ...{ items: 6, truthSpread: numbers.spread, juries: [3, 5], comparisonsEach: 8 },
      traits: {
        ...{ noise: numbers.noise, reliabilitySpread: numbers.reliability },
        ...{ scaleSpread: numbers.scale, sideBias: 0, carelessness: 0, colluders: 0 },
      },
      ...{ repeats: 2, seed: "s" },
    });
    const found = withNaN<{ points: unknown }>(resultOf(contest) as never);
    expect(found.points).toEqual(summariseContest(plan, runContestTasks(plan, 0, plan.tasks)));
  });

  it("pays the whole pool by every aggregator that has an answer", () => {
    const { payouts } = resultOf(contest) as never as { payouts: { items: { paid: number }[] }[] };
    const answered = payouts.filter(({ items }) => items.length > 0);
    expect(answered.length).toBeGreaterThan(5);
    for (const { items } of answered)
      expect(items.reduce((sum, { paid }) => sum + paid, 0)).toBeCloseTo(1, 9);
  });

  it("gives large juries parts of their own", () => {
    const large = { ...contest.numbers, least: 2, most: 500, comparisons: 100, repeats: 20 };
    const parts = workOf({ ...contest, numbers: large }).parts();
    const sizes = parts.map(({ from, to }) => to - from);
    expect(sizes[0]!).toBeGreaterThan(5);
    expect(sizes.at(-1)!).toBeLessThan(sizes[0]! / 2);
  });
});

describe("a study of attacks", () => {
  it("finds what its rounds find one by one", () => {
    const { attacks: found } = resultOf(attacks) as never as {
      attacks: { attack: never; mechanisms: { mechanism: string; matched: { mean: number } }[] }[];
    };
    const { numbers } = attacks;
    const plan = planAttacks({
      ...{ donors: 20, projects: 5, donationsEach: numbers.donations, amount: numbers.amount },
      ...{ experts: numbers.experts, pool: numbers.pool, accountCost: numbers.cost },
      ...{ attacks: found.map(({ attack }) => attack), repeats: 2, seed: "s" },
    });
    const [first, second] = [attackTrial(plan, 2), attackTrial(plan, 3)];
    found[1]!.mechanisms.forEach(({ matched }, m) => {
      expect(matched.mean).toBeCloseTo((first[m]!.matched + second[m]!.matched) / 2, 9);
    });
  });
});

describe("a study of a society", () => {
  it("finds the totals of its numbers, and both sweeps", () => {
    const work = societyWork(society);
    const found = work.summarise(work.run(0, work.tasks));
    const drawn = drawSociety({ citizens: 12, communities: 2, seed: "s" });
    const boost = drawExperts(12, { share: 0.3, boost: 2, seed: "s" });
    const mechanisms = { alphas: [0.5], betas: [3], boost };
    expect(found.totals).toEqual(societyOutcome(drawn, mechanisms).totals);
    const at = found.alpha.values.indexOf(0.5);
    const { totals } = societyOutcome(drawn, { alphas: [0.5] });
    expect(found.alpha.totals[at]).toEqual(totals.at(-1));
    expect(found.beta.totals).toHaveLength(20);
    expect(found.beta.levels.map(({ mechanism }) => mechanism)).toEqual(["private", "qf"]);
    const names = equilibriaOf(drawn.goods[0]!.curves, mechanismsOf(society));
    expect(names.map(({ mechanism }) => mechanism)).toEqual(
      found.totals.map(({ mechanism }) => mechanism),
    );
  });
});

describe("numbers of a study", () => {
  const without = ({ items: _, ...others }: ContestStudy["numbers"]) => others;
  it.each<[string, LabStudy, string[]]>([
    [
      "everything at once",
      { ...contest, seed: " ", numbers: { ...contest.numbers, items: 2.5, least: 9, noise: -1 } },
      ["the seed must have", "items is 2.5", "noise is -1", "at least as large as the smallest"],
    ],
    [
      "one that is missing",
      { ...contest, numbers: without(contest.numbers) as ContestStudy["numbers"] },
      ["items is not given"],
    ],
    [
      "one that is unknown",
      { ...attacks, numbers: { ...attacks.numbers, x: 1 } as AttackStudy["numbers"] },
      ["no number of attacks is called x"],
    ],
    [
      "too many citizens",
      { ...society, numbers: { ...society.numbers, citizens: 201 } },
      ["citizens is 201, but must be a whole number from 4 to 200"],
    ],
  ])("are refused with %s", (_, study, messages) => {
    for (const message of messages) expect(() => workOf(study)).toThrow(message);
  });
});
