import { apportion } from "./apportion";

export interface SettleInput {
  /** In integer base units. */
  readonly pool: bigint;
  /** Shares of the pool per project, Σ ≤ 1. */
  readonly share: ArrayLike<number>;
  /** Projects held at the cap: they get ⌊cap · pool⌋, whatever rounding made of their share. */
  readonly capped: ArrayLike<number>;
  readonly cap?: number;
  /** One per project, all different: decides ties. */
  readonly keys: readonly string[];
}

export interface Settled {
  readonly amounts: readonly bigint[];
  readonly unspent: bigint;
}

/** A cap is a share with at most twelve digits after the point. */
const CAP_DIGITS = 12;
/** Less than this of a share is the rounding of a sum. */
const UNSPENT_NOISE = 1e-12;

/**
 * Rounding can lift an amount a unit above the cap. Such units go to projects that still have room,
 * in the order of the list; returns those that find none.
 */
function holdAt(most: bigint, amounts: bigint[], projects: readonly number[]): bigint {
  let excess = 0n;
  for (const p of projects) {
    if (amounts[p]! <= most) continue;
    excess += amounts[p]! - most;
    amounts[p] = most;
  }
  for (const p of projects) {
    const room = amounts[p]! > 0n ? most - amounts[p]! : 0n;
    const given = room < excess ? room : excess;
    amounts[p] = amounts[p]! + given;
    excess -= given;
  }
  return excess;
}

/**
 * Shares as amounts in base units: Σ amounts + unspent = pool, exactly. Who is capped gets the cap
 * to the unit; the others and what stays unspent divide the rest by `apportion`.
 */
export function settle({ pool, share, capped, cap, keys }: SettleInput): Settled {
  const scale = 10n ** BigInt(CAP_DIGITS);
  const most =
    cap === undefined ? pool : (pool * BigInt(Math.round(cap * 10 ** CAP_DIGITS))) / scale;
  const isCapped = (p: number) => cap !== undefined && capped[p] === 1;
  const projects = Array.from(share, (_, p) => p);
  const free = projects.filter((p) => !isCapped(p)).sort((p, q) => (keys[p]! < keys[q]! ? -1 : 1));
  const left = pool - most * BigInt(projects.length - free.length);
  const sum = projects.reduce((total, p) => total + share[p]!, 0);
  const rest: number = 1 - sum > UNSPENT_NOISE ? 1 - sum : 0;
  const weights: number[] = [...free.map((p) => share[p]!), rest];
  // Where everybody is capped, what is left has nobody to go to.
  if (!weights.some((weight) => weight > 0)) weights[free.length] = 1;
  // "\uffff" sorts behind every project: of two equal remainders the project gets the unit.
  const split = apportion(left, weights, [...free.map((p) => keys[p]!), "\uffff"]);
  const amounts = projects.map(() => most);
  for (const [k, p] of free.entries()) amounts[p] = split[k]!;
  const unspent = split[free.length]! + holdAt(most, amounts, free);
  if (amounts.reduce((total, amount) => total + amount, unspent) !== pool) {
    throw new Error(`amounts and unspent do not add up to ${pool}; this is a bug`);
  }
  return { amounts, unspent };
}
