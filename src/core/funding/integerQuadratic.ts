import { integerSqrt } from "./integerSqrt";

/** One donation in integer base units. */
export interface IntegerDonation {
  readonly donor: string;
  readonly project: string;
  readonly amount: bigint;
}

export interface IntegerQuadraticOptions {
  readonly pool: bigint;
  /** Most that one project can be paid; absent: no cap. */
  readonly cap?: bigint;
  /** Pay out the whole pool even where the raw matches do not reach it. */
  readonly ignoreSaturation?: boolean;
}

/** What one project is matched, with every number that led to it; all in base units. */
export interface IntegerMatch {
  readonly project: string;
  readonly totalReceived: bigint;
  /** Donors to the project. */
  readonly contributionsCount: bigint;
  readonly sumOfSqrt: bigint;
  readonly sumOfSqrtRemainder: bigint;
  /** Match above the cap (below it: negative); 0 where there is no cap. */
  readonly capOverflow: bigint;
  readonly matchedWithoutCap: bigint;
  readonly matched: bigint;
}

/**
 * Linear quadratic funding in integers, as rounds on Allo were paid: √ is ⌊√⌋ with its remainder,
 * match_p = (Σ ⌊√c⌋)² + Σ (c − ⌊√c⌋²) − Σ c, 0 for a project with one donor. Where Σ match reaches the
 * pool (or saturation is ignored) matches are scaled to it, else paid as they are. What the cap takes
 * goes to the projects below it in proportion, until nothing is above. Divisions floor: the dust
 * stays unspent and is reported.
 *
 * Projects in the order of their first donation. Throws RangeError for amounts or a pool below 0.
 */
export function integerQuadratic(
  donations: readonly IntegerDonation[],
  { pool, cap, ignoreSaturation = false }: IntegerQuadraticOptions,
): { readonly projects: readonly IntegerMatch[]; readonly unspent: bigint } {
  if (pool < 0n || (cap !== undefined && cap < 0n)) throw new RangeError("pool or cap below 0");
  const tallies = tally(donations);
  const raw = tallies.map((t) =>
    t.count === 1n ? 0n : t.sumOfSqrt * t.sumOfSqrt + t.remainder - t.received,
  );
  const total = sum(raw);
  const isScaled = total > 0n && (total > pool || ignoreSaturation);
  const before = raw.map((match) => (isScaled ? (match * pool) / total : match));
  const after = cap === undefined ? before : capped(before, cap);
  const projects = tallies.map((t, p) => ({
    project: t.project,
    totalReceived: t.received,
    contributionsCount: t.count,
    sumOfSqrt: t.sumOfSqrt,
    sumOfSqrtRemainder: t.remainder,
    capOverflow: cap === undefined ? 0n : before[p]! - cap,
    matchedWithoutCap: before[p]!,
    matched: after[p]!,
  }));
  return { projects, unspent: pool - sum(after) };
}

/** The cap, with the excess passed on to the projects below it. */
function capped(before: readonly bigint[], cap: bigint): bigint[] {
  let matched = [...before];
  for (let round = 0; round < matched.length; round++) {
    const over = sum(matched.map((match) => (match > cap ? match - cap : 0n)));
    const free = sum(matched.filter((match) => match < cap));
    matched = matched.map((match) => (match > cap ? cap : match));
    if (over === 0n || free === 0n) break;
    matched = matched.map((match) => (match < cap ? match + (match * over) / free : match));
  }
  return matched.map((match) => (match > cap ? cap : match));
}

interface Tally {
  readonly project: string;
  count: bigint;
  received: bigint;
  sumOfSqrt: bigint;
  remainder: bigint;
}

function tally(donations: readonly IntegerDonation[]): Tally[] {
  const byProject = new Map<string, Map<string, bigint>>();
  for (const { donor, project, amount } of donations) {
    if (amount < 0n) throw new RangeError(`${donor} gives ${amount} to ${project}`);
    const given = byProject.get(project) ?? new Map<string, bigint>();
    given.set(donor, (given.get(donor) ?? 0n) + amount);
    byProject.set(project, given);
  }
  return [...byProject].map(([project, given]) => {
    const t: Tally = { project, count: 0n, received: 0n, sumOfSqrt: 0n, remainder: 0n };
    for (const amount of given.values()) {
      const root = integerSqrt(amount);
      t.count += 1n;
      t.received += amount;
      t.sumOfSqrt += root;
      t.remainder += amount - root * root;
    }
    return t;
  });
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
