import { describe, expect, it } from "vitest";
import { MECHANISMS } from "~/core/funding";
import {
  type Attack,
  type AttackSpec,
  attackTrial,
  planAttacks,
  runAttackTasks,
  summariseAttacks,
} from "~/core/simulation";
import { attacked } from "~/core/simulation/attack";
import { drawDonationRound } from "~/core/simulation/donationRound";

const POOL = 10_000;
const attack = (change: Partial<Attack> = {}): Attack => ({
  ...{ kind: "sybils", budget: 500, accounts: 20, camouflage: 0 },
  ...change,
});
const spec = (attacks: readonly Attack[], change: Partial<AttackSpec> = {}): AttackSpec => ({
  ...{ donors: 80, projects: 12, donationsEach: 3, amount: 10, experts: 0.2, pool: POOL },
  ...{ attacks, accountCost: 0, repeats: 4, seed: "attack" },
  ...change,
});
const gains = (attacks: readonly Attack[], change: Partial<AttackSpec> = {}) => {
  const plan = planAttacks(spec(attacks, change));
  const found = summariseAttacks(plan, runAttackTasks(plan, 0, plan.tasks));
  return (which: number, mechanism: string) =>
    found[which]!.mechanisms.find((one) => one.mechanism === mechanism)!;
};

describe("an attack", () => {
  it("is tried before every mechanism there is", () => {
    const plan = planAttacks(spec([attack()]));
    expect(plan.recipes.map(({ mechanism }) => mechanism)).toEqual(
      MECHANISMS.map(({ key }) => key),
    );
    for (const { matched, share } of attackTrial(plan, 0)) {
      expect(matched).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  });

  it("of sybils gains by quadratic funding, with the accounts and for nothing else", () => {
    const found = gains([1, 5, 25].map((accounts) => attack({ accounts })));
    const [one, few, many] = [0, 1, 2].map((k) => found(k, "qf").matched.mean);
    expect(one).toBe(0);
    expect(few!).toBeGreaterThan(100);
    expect(many!).toBeGreaterThan(2 * few!);
  });

  it("of k sybils has the raw match (k − 1) B that the formula says", () => {
    const plan = planAttacks(spec([attack({ accounts: 9, budget: 300 })], { repeats: 1 }));
    const round = drawDonationRound({ ...plan, seed: "attack repeat 0" }).rows;
    const roots = new Float64Array(12);
    const sums = new Float64Array(12);
    for (const [k, amount] of round.amount.entries()) {
      roots[round.project[k]!]! += Math.sqrt(amount);
      sums[round.project[k]!]! += amount;
    }
    const honest = roots.reduce((sum, root, p) => sum + root ** 2 - sums[p]!, 0);
    const own = 8 * 300;
    const qf = plan.recipes.findIndex(({ mechanism }) => mechanism === "qf");
    expect(attackTrial(plan, 0)[qf]!.share).toBeCloseTo(own / (own + honest), 6);
  });

  it("of sybils without camouflage gains nothing where the alike count as one", () => {
    const found = gains([attack(), attack({ camouflage: 0.3 })]);
    for (const mechanism of ["profile", "cocm"]) {
      expect(found(0, mechanism).matched.mean, mechanism).toBeLessThan(1e-5);
      expect(found(1, mechanism).matched.mean, mechanism).toBeGreaterThan(10);
    }
  });

  it("of many sybils with much money is bounded pair by pair", () => {
    const found = gains([attack({ budget: 20_000, accounts: 50 })]);
    expect(found(0, "pairwise").share.mean).toBeLessThan(found(0, "qf").share.mean / 1.5);
  });

  it("of a whale gains only where contributions are not subtracted, up to the cap", () => {
    const found = gains([attack({ kind: "whale", budget: 100_000, accounts: 7 })]);
    for (const mechanism of ["qf", "cqf", "pairwise", "profile", "cocm", "sme_tunable"]) {
      expect(found(0, mechanism).matched.mean, mechanism).toBeLessThan(1e-5);
    }
    expect(found(0, "octant").share.mean).toBeCloseTo(0.2, 6);
    expect(found(0, "sme_rows").share.mean).toBeGreaterThan(0.2);
  });

  it("of a ring gains, though every member has one account", () => {
    const found = gains([attack({ kind: "ring", accounts: 6 })]);
    expect(found(0, "qf").matched.mean).toBeGreaterThan(50);
    // Everybody leaves out their own project, so that no two profiles are alike.
    expect(found(0, "profile").matched.mean).toBeGreaterThan(50);
  });

  it("costs what is given away and what accounts cost", () => {
    const change = { accountCost: 3 };
    const found = gains([attack({ camouflage: 0.2 })], change);
    const { matched, net } = found(0, "qf");
    expect(net.mean).toBeCloseTo(matched.mean - 0.2 * 500 - 20 * 3, 9);
  });

  it("is weaker against experts' boosts that attackers lack", () => {
    const found = gains([attack()], { experts: 0.5 });
    expect(found(0, "sme_matrix").share.mean).toBeLessThan(found(0, "qf").share.mean);
  });

  it("takes recipes: a cap bounds what it gains", () => {
    const recipes = [{ mechanism: "qf" }, { mechanism: "qf", cap: 0.1 }];
    const plan = planAttacks(spec([attack({ accounts: 200, budget: 5_000 })], { recipes }));
    const [free, capped] = attackTrial(plan, 0);
    expect(free!.share).toBeGreaterThan(0.2);
    expect(capped!.share).toBeCloseTo(0.1, 6);
  });

  it("gives the same however its tasks are divided", () => {
    const plan = planAttacks(spec([attack(), attack({ kind: "ring" })]));
    const whole = runAttackTasks(plan, 0, plan.tasks);
    const late = runAttackTasks(plan, 5, plan.tasks);
    expect([...runAttackTasks(plan, 0, 5), ...late]).toEqual(whole);
    expect(() => summariseAttacks(plan, late)).toThrow(/3 of 8/);
    expect(() => attackTrial(plan, 8)).toThrow(/no task 8/);
  });

  it("names all that is wrong with it at once", () => {
    const bad = [attack({ budget: 0 }), attack({ kind: "ring", accounts: 1, camouflage: 1 })];
    const plan = () => planAttacks(spec(bad, { donors: 0, recipes: [{ mechanism: "x" }] }));
    for (const part of [
      /budget of 0/,
      /1 accounts of a ring/,
      /camouflage 1/,
      /donors is 0/,
      /mechanism x/,
    ]) {
      expect(plan).toThrow(part);
    }
    expect(() => planAttacks(spec([]))).toThrow(/no attack/);
  });
});

describe("attacked", () => {
  const round = drawDonationRound({
    ...{ donors: 10, projects: 5, donationsEach: 2, amount: 10, experts: 0.5, seed: 1 },
  });

  it("leaves honest donations as they are and spends the budget", () => {
    for (const kind of ["sybils", "ring", "whale"] as const) {
      const one = attack({ kind, accounts: 4, camouflage: 0.25 });
      const { rows, ownFrom, lost } = attacked(round, one, 1);
      expect(rows.amount.slice(0, 20)).toEqual(round.rows.amount);
      const given = rows.amount.slice(20).reduce((sum, amount) => sum + amount, 0);
      expect(given).toBeCloseTo(500, 9);
      expect(lost).toBeCloseTo(125, 9);
      const own = rows.amount.reduce((sum, x, k) => sum + (rows.project[k]! >= ownFrom ? x : 0), 0);
      expect(own).toBeCloseTo(375, 9);
    }
  });

  it("lets no member of a ring give to their own project", () => {
    const { rows, ownFrom } = attacked(round, attack({ kind: "ring", accounts: 4 }), 1);
    for (const [k, project] of rows.project.entries()) {
      if (project >= ownFrom) expect(project - ownFrom).not.toBe(rows.donor[k]! - 10);
    }
  });
});
