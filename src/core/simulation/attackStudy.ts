import type { Attack } from "./attack";
import {
  type AttackPlan,
  type AttackSummary,
  attackTrial,
  planAttacks,
  summariseAttacks,
} from "./attackTrial";
import { type OrNull, withNulls } from "./plain";
import { type NumbersStudy, requireNumbers } from "./studyNumbers";
import { partsOf, recordsOf, type StudyWork, splitRecords } from "./studyWork";

export const ATTACK_NUMBERS = {
  donors: { min: 1, max: 5_000, usual: 200, whole: true },
  projects: { min: 2, max: 500, usual: 30, whole: true },
  donations: { min: 1, max: 50, usual: 4, whole: true },
  amount: { min: 0.01, max: 1e6, usual: 10 },
  experts: { min: 0, max: 1, usual: 0.2 },
  pool: { min: 1, max: 1e9, usual: 10_000 },
  budget: { min: 0.01, max: 1e9, usual: 500 },
  accounts: { min: 2, max: 1_000, usual: 50, whole: true },
  camouflage: { min: 0, max: 0.99, usual: 0 },
  cost: { min: 0, max: 1e6, usual: 1 },
  repeats: { min: 1, max: 200, usual: 10, whole: true },
} as const;
export type AttackName = keyof typeof ATTACK_NUMBERS;
export type AttackStudy = NumbersStudy<"attacks", AttackName>;

export interface AttacksFound {
  readonly attacks: readonly AttackSummary[];
}

/** Of a mechanism: matched, share, net. */
const GAIN_NUMBERS = 3;
/**
 * Measured on one core at 2 GHz: a round before every mechanism. Pairwise mechanisms look at every pair
 * of donors of a project; members of a ring all give to the same projects.
 */
const SECONDS = { round: 0.01, donation: 1e-6, pair: 2.2e-7, ringPair: 1e-6 };

/** Divides a study of attacks: a task is a round, see `AttackPlan`. Throws RangeError listing all that is wrong. */
export function attackWork(study: AttackStudy): StudyWork<OrNull<AttacksFound>> {
  const plan = planOf(study);
  const length = GAIN_NUMBERS * plan.recipes.length;
  const seconds = Array.from({ length: plan.tasks }, (_, task) => secondsOf(plan, task));
  const recordOf = (task: number) =>
    attackTrial(plan, task).flatMap(({ matched, share, net }) => [matched, share, net]);
  return {
    tasks: plan.tasks,
    seconds: seconds.reduce((sum, one) => sum + one, 0),
    parts: () => partsOf(seconds),
    run: (from, to, onProgress) => recordsOf({ from, to }, length, recordOf, onProgress),
    summarise: (records) =>
      withNulls({
        attacks: summariseAttacks(plan, splitRecords(records, plan.tasks, length).map(gainsOf)),
      }),
  };
}

function planOf(study: AttackStudy): AttackPlan {
  requireNumbers(study, ATTACK_NUMBERS);
  const { numbers, seed } = study;
  return planAttacks({
    ...{ donors: numbers.donors, projects: numbers.projects, amount: numbers.amount },
    ...{ donationsEach: numbers.donations, experts: numbers.experts, pool: numbers.pool },
    ...{ accountCost: numbers.cost, repeats: numbers.repeats, seed },
    attacks: attacksOf(numbers),
  });
}

/** A whale, and sybils and rings of growing size. */
function attacksOf({ budget, camouflage, accounts }: AttackStudy["numbers"]): Attack[] {
  const sizes = accountSteps(accounts);
  return [
    { kind: "whale", budget, camouflage, accounts: 1 },
    ...sizes.map((size): Attack => ({ kind: "sybils", budget, camouflage, accounts: size })),
    ...sizes.map((size): Attack => ({ kind: "ring", budget, camouflage, accounts: size })),
  ];
}

/** Numbers of accounts that are tried: 2, and doubled up to the most. */
export function accountSteps(most: number): number[] {
  const steps: number[] = [];
  for (let size = 2; size < most; size *= 2) steps.push(size);
  return [...steps, most];
}

function secondsOf(plan: AttackPlan, task: number): number {
  const { donors, projects, donationsEach, attacks, repeats } = plan;
  const { kind, accounts } = attacks[Math.floor(task / repeats)]!;
  const honest = donors * Math.min(donationsEach, projects);
  const own = kind === "ring" ? accounts * accounts : accounts;
  const pairs = (honest * honest) / projects + (kind === "ring" ? 0 : accounts * accounts);
  const ringPairs = kind === "ring" ? accounts ** 3 : 0;
  const { round, donation, pair, ringPair } = SECONDS;
  return round + (honest + own) * donation + pairs * pair + ringPairs * ringPair;
}

const gainsOf = (record: Float64Array) =>
  Array.from({ length: record.length / GAIN_NUMBERS }, (_, m) => {
    const start = m * GAIN_NUMBERS;
    return { matched: record[start]!, share: record[start + 1]!, net: record[start + 2]! };
  });
