import { MECHANISMS, type Recipe, runRecipe, type SmeBoost } from "~/core/funding";
import { ATTACKS, type Attack, type AttackedRound, attacked } from "./attack";
import { type Spread, spreadOf } from "./bands";
import { drawDonationRound } from "./donationRound";

/** Attacks on rounds of honest donors, before every mechanism. */
export interface AttackSpec {
  readonly donors: number;
  readonly projects: number;
  readonly donationsEach: number;
  readonly amount: number;
  readonly experts: number;
  /** The matching pool, in the unit of the contributions. */
  readonly pool: number;
  /** Attacks tried, one after the other. */
  readonly attacks: readonly Attack[];
  /** What an account costs, in the unit of the contributions. */
  readonly accountCost: number;
  /** How donations are matched; every mechanism at its defaults where not given. */
  readonly recipes?: readonly Recipe[];
  /** Rounds, each with donors of its own. */
  readonly repeats: number;
  readonly seed: string | number;
}

/** Task k is repeat k mod `repeats` of attack ⌊k / repeats⌋; anybody may do it, in any order. */
export interface AttackPlan extends AttackSpec {
  readonly recipes: readonly Recipe[];
  readonly tasks: number;
}

/** An expert counts twice in the mechanisms that boost them. */
const EXPERT_BOOST = { threshold: 1, maxBoost: 2, factor: 1 };
/** Base units in one unit of the contributions. */
const UNIT = 1_000_000n;

const BOUNDS = {
  donors: [1, 20_000],
  projects: [2, 2_000],
  donationsEach: [1, 100],
  amount: [1e-6, 1e9],
  experts: [0, 1],
  pool: [1e-3, 1e12],
  accountCost: [0, 1e9],
  repeats: [1, 1_000],
} as const;
const WHOLE: readonly string[] = ["donors", "projects", "donationsEach", "repeats"];
const ACCOUNTS_MOST = 2_000;

/** Divides attacks into tasks. Throws RangeError listing everything that is wrong with them. */
export function planAttacks(spec: AttackSpec): AttackPlan {
  const problems = Object.entries(BOUNDS).flatMap(([name, [least, most]]) => {
    const value = spec[name as keyof typeof BOUNDS];
    const whole = WHOLE.includes(name);
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return [];
    return [
      `${name} is ${value}, but must be ${whole ? "whole and " : ""}from ${least} to ${most}`,
    ];
  });
  if (spec.attacks.length === 0) problems.push("no attack is given");
  problems.push(...spec.attacks.flatMap(attackProblems));
  const recipes = spec.recipes ?? MECHANISMS.map(({ key }) => ({ mechanism: key }));
  for (const { mechanism } of recipes) {
    if (!MECHANISMS.some(({ key }) => key === mechanism)) {
      problems.push(`there is no mechanism ${mechanism}`);
    }
  }
  if (problems.length > 0) throw new RangeError(problems.join("; "));
  return { ...spec, recipes, tasks: spec.attacks.length * spec.repeats };
}

function attackProblems({ kind, budget, accounts, camouflage }: Attack): string[] {
  const problems: string[] = [];
  if (!ATTACKS.includes(kind)) problems.push(`there is no attack ${kind}`);
  if (!(budget > 0 && Number.isFinite(budget)))
    problems.push(`a budget of ${budget} is not above 0`);
  const least = kind === "ring" ? 2 : 1;
  if (!(Number.isInteger(accounts) && accounts >= least && accounts <= ACCOUNTS_MOST)) {
    problems.push(
      `${accounts} accounts of a ${kind} attack are not from ${least} to ${ACCOUNTS_MOST}`,
    );
  }
  if (!(camouflage >= 0 && camouflage < 1))
    problems.push(`camouflage ${camouflage} is not within [0, 1)`);
  return problems;
}

/** What an attack brought under one mechanism, in the unit of the contributions. */
export interface AttackGain {
  /** Matched to the attackers' projects, to which nothing would be matched without the attack. */
  readonly matched: number;
  /** The same as a share of the pool. */
  readonly share: number;
  /** Matched less what was given away and the accounts' cost; donations to oneself come back. */
  readonly net: number;
}

/** One attack on one round: gains by mechanism, in the order of the plan's recipes. */
export function attackTrial(plan: AttackPlan, task: number): AttackGain[] {
  const attack = plan.attacks[Math.floor(task / plan.repeats)];
  if (!attack) throw new RangeError(`there is no task ${task}`);
  const seed = `${plan.seed} repeat ${task % plan.repeats}`;
  const round = attacked(drawDonationRound({ ...plan, seed }), attack, seed);
  const accounts = round.rows.donors - plan.donors;
  return plan.recipes.map((recipe) => {
    const matched = matchedTo(round, recipe, plan.pool);
    const net = matched - round.lost - accounts * plan.accountCost;
    return { matched, share: matched / plan.pool, net };
  });
}

function matchedTo({ rows, expert, ownFrom }: AttackedRound, recipe: Recipe, pool: number): number {
  const keys = Array.from({ length: rows.projects }, (_, p) => String(p).padStart(6, "0"));
  const units = BigInt(Math.round(pool * Number(UNIT)));
  // Only the mechanisms made for it tell experts from others, unless the recipe says so.
  const boosted = recipe.boost === undefined && recipe.mechanism.startsWith("sme_");
  const used = boosted ? { ...recipe, boost: boostOf(expert) } : recipe;
  const { amounts } = runRecipe({ rows, pool: units, unit: UNIT, keys }, used);
  const own = amounts.slice(ownFrom).reduce((sum, amount) => sum + amount, 0n);
  return Number(own) / Number(UNIT);
}

function boostOf(expert: Uint8Array): SmeBoost {
  const { threshold, maxBoost, factor } = EXPERT_BOOST;
  const credential = {
    ...{ name: "expert", amount: expert, holders: expert, threshold, maxBoost },
    transfer: { kind: "threshold" as const },
  };
  return { credentials: [credential], combine: "or", factor };
}

/** Does the tasks from..to−1, in order. What a task gives depends on the plan and its number alone. */
export function runAttackTasks(
  plan: AttackPlan,
  from: number,
  to: number,
  onProgress?: (fraction: number) => void,
): AttackGain[][] {
  const trials: AttackGain[][] = [];
  for (let task = from; task < to; task++) {
    trials.push(attackTrial(plan, task));
    onProgress?.((task + 1 - from) / (to - from));
  }
  return trials;
}

/** What one attack gained under every mechanism, over all repeats. */
export interface AttackSummary {
  readonly attack: Attack;
  readonly mechanisms: readonly {
    readonly mechanism: string;
    readonly matched: Spread;
    readonly share: Spread;
    readonly net: Spread;
  }[];
}

/** Gains by attack and mechanism, from the trials of all tasks in their order. */
export function summariseAttacks(
  plan: AttackPlan,
  trials: readonly (readonly AttackGain[])[],
): AttackSummary[] {
  if (trials.length !== plan.tasks)
    throw new RangeError(`${trials.length} of ${plan.tasks} trials`);
  return plan.attacks.map((attack, a) => {
    const own = trials.slice(a * plan.repeats, (a + 1) * plan.repeats);
    const mechanisms = plan.recipes.map(({ mechanism }, m) => {
      const spread = (of: keyof AttackGain) => spreadOf(own.map((gains) => gains[m]![of]));
      return { mechanism, matched: spread("matched"), share: spread("share"), net: spread("net") };
    });
    return { attack, mechanisms };
  });
}
