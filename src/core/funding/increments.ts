import { byProject, contributed, type DonationMatrix } from "./contributions";

/** One donation more, or one that replaces another of the same donor to the same project. */
export interface Gift {
  /** The donor's number; −1 for somebody who has given nothing yet. */
  readonly donor: number;
  readonly project: number;
  /** What counts of it, after eligibility and without boost. */
  readonly amount: number;
  /** The same of the donation that it replaces; 0 where it replaces none. */
  readonly replaced: number;
  /** The donor's boost coefficient. */
  readonly coefficient: number;
}

/** Raw matches after a gift, of those projects whose raw match it changes. */
export type Increment = (gift: Gift) => ReadonlyMap<number, number>;

/** Less than this of what it is the difference of is the rounding of a sum. */
const NOISE = 1e-12;
const difference = (whole: number, part: number) =>
  whole - part > NOISE * whole ? whole - part : 0;

/** What a donor gave to each project, by the donor's number. */
function entriesOf({ start, project, amount, donors }: DonationMatrix, donor: number) {
  const entries = new Map<number, number>();
  if (donor < 0 || donor >= donors) return entries;
  for (let at = start[donor]!; at < start[donor + 1]!; at++) entries.set(project[at]!, amount[at]!);
  return entries;
}

/** raw = (Σ √c)² − Σ c over donors; `scale` is what the gift's boost makes of its amount. */
export function donorRoots(matrix: DonationMatrix, scale: (gift: Gift) => number): Increment {
  const root = new Float64Array(matrix.projects);
  const given = contributed(matrix);
  for (let at = 0; at < matrix.project.length; at++) {
    const p = matrix.project[at]!;
    root[p] = root[p]! + Math.sqrt(matrix.amount[at]!);
  }
  return (gift) => {
    const before = entriesOf(matrix, gift.donor).get(gift.project) ?? 0;
    const change = scale(gift) * (gift.amount - gift.replaced);
    const after = Math.max(0, before + change);
    const others = Math.max(0, root[gift.project]! - Math.sqrt(before));
    const rest = given[gift.project]! - before;
    // (others + √after)² − rest − after, without subtracting what is equal.
    const raw = difference(others * others, rest) + 2 * others * Math.sqrt(after);
    return new Map([[gift.project, raw]]);
  };
}

/** raw = (Σ √(b a))² − [subtract] Σ a over rows. */
export function rowRoots(
  { project, amount, projects }: { project: Int32Array; amount: Float64Array; projects: number },
  coefficientOf: (row: number) => number,
  scale: (gift: Gift) => number,
  subtract: boolean,
): Increment {
  const root = new Float64Array(projects);
  const given = new Float64Array(projects);
  for (let row = 0; row < amount.length; row++) {
    const p = project[row]!;
    root[p] = root[p]! + Math.sqrt(coefficientOf(row) * amount[row]!);
    given[p] = given[p]! + amount[row]!;
  }
  return (gift) => {
    const { project: p, amount: a, replaced } = gift;
    const b = scale(gift);
    const sum = Math.max(0, root[p]! + Math.sqrt(b * a) - Math.sqrt(b * replaced));
    const total = subtract ? given[p]! + a - replaced : 0;
    return new Map([[p, difference(sum * sum, total)]]);
  };
}

/**
 * raw_p = Σ_{i<j} √(c_ip c_jp) · trust(Σ_q √(c_iq c_jq)): a gift changes the pairs of its donor only,
 * Σ donors of the donor's projects work.
 */
export function donorPairs(
  matrix: DonationMatrix,
  raw: Float64Array,
  trust: (overlap: number) => number,
): Increment {
  const columns = byProject(matrix);
  const root = columns.amount.map(Math.sqrt);
  /** Σ_j √(c_iq c_jq) trust(o_ij) by project, of a donor with these roots. */
  const pairsOf = (donor: number, own: ReadonlyMap<number, number>) => {
    const overlap = new Map<number, number>();
    for (const [q, r] of own) {
      for (let k = columns.start[q]!; k < columns.start[q + 1]!; k++) {
        const other = columns.donor[k]!;
        if (other !== donor) overlap.set(other, (overlap.get(other) ?? 0) + r * root[k]!);
      }
    }
    const sums = new Map<number, number>();
    for (const [q, r] of own) {
      let sum = 0;
      for (let k = columns.start[q]!; k < columns.start[q + 1]!; k++) {
        const other = columns.donor[k]!;
        if (other !== donor) sum += root[k]! * trust(overlap.get(other)!);
      }
      sums.set(q, r * sum);
    }
    return sums;
  };
  return ({ donor, project, amount, replaced, coefficient }) => {
    const entries = entriesOf(matrix, donor);
    const before = new Map([...entries].map(([q, c]) => [q, Math.sqrt(c)]));
    const c = (entries.get(project) ?? 0) + coefficient * (amount - replaced);
    const after = new Map(before);
    if (c > 0) after.set(project, Math.sqrt(c));
    else after.delete(project);
    const [old, now] = [pairsOf(donor, before), pairsOf(donor, after)];
    const touched = new Set([...old.keys(), ...now.keys()]);
    const change = (q: number) => (now.get(q) ?? 0) - (old.get(q) ?? 0);
    return new Map([...touched].map((q) => [q, difference(raw[q]!, -change(q))]));
  };
}

/** raw_p = (Σ_g √(Σ_{i∈g} c_ip))² − C_p over donors g with one set of projects. */
export function donorSets(matrix: DonationMatrix): Increment {
  const sums = new Map<string, Map<number, number>>();
  for (let i = 0; i < matrix.donors; i++) {
    const own = entriesOf(matrix, i);
    if (own.size === 0) continue;
    const key = [...own.keys()].join();
    const sum = sums.get(key) ?? new Map<number, number>();
    for (const [p, c] of own) sum.set(p, (sum.get(p) ?? 0) + c);
    sums.set(key, sum);
  }
  const roots = new Float64Array(matrix.projects);
  for (const sum of sums.values()) {
    for (const [p, c] of sum) roots[p] = roots[p]! + Math.sqrt(c);
  }
  const given = contributed(matrix);
  return ({ donor, project, amount, replaced, coefficient }) => {
    const before = entriesOf(matrix, donor);
    const after = new Map(before);
    const c = (before.get(project) ?? 0) + coefficient * (amount - replaced);
    if (c > 0) after.set(project, c);
    else after.delete(project);
    const keyOf = (own: ReadonlyMap<number, number>) =>
      [...own.keys()].sort((p, q) => p - q).join();
    const [left, joined] = [keyOf(before), keyOf(after)];
    const change = new Map<number, number>();
    const add = (q: number, value: number) => change.set(q, (change.get(q) ?? 0) + value);
    for (const [q, own] of before) {
      const sum = sums.get(left)!.get(q)!;
      add(q, Math.sqrt(Math.max(0, sum - own)) - Math.sqrt(sum));
    }
    for (const [q, own] of after) {
      const all = sums.get(joined)?.get(q) ?? 0;
      const others = left === joined ? Math.max(0, all - before.get(q)!) : all;
      add(q, Math.sqrt(others + own) - Math.sqrt(others));
    }
    const total = (q: number) => given[q]! + (after.get(q) ?? 0) - (before.get(q) ?? 0);
    return new Map(
      [...change].map(([q, value]) => [q, difference((roots[q]! + value) ** 2, total(q))]),
    );
  };
}
