import { addInfluence, type Community, type Proposal } from "./community";
import type { Draws } from "./draws";

/** Influence is Exp(1), counted where it exceeds this: one pair in 55. */
const INFLUENCE_FROM = 4;
const INFLUENCE_CHANCE = Math.exp(-INFLUENCE_FROM);
/** Chance that two proposals are in conflict; the strength is then within (0.75, 1). */
const CONFLICT_CHANCE = 0.25;

/** How much somebody likes a proposal: U(−1, 1) in the third model; 1 − 4 (1 − u) u in the first. */
export function drawAffinity({ model, draws }: Community): number {
  if (model === "v3") return draws.uniform(-1, 1);
  const u = draws.rand();
  return 1 - 4 * (1 - u) * u;
}

/** Conflict of a proposal with each of the others, either way; the third model's. */
export function drawConflicts(draws: Draws, proposal: Proposal, others: readonly Proposal[]): void {
  for (const other of others) {
    for (const [from, to] of [
      [proposal, other],
      [other, proposal],
    ] as const) {
      const u = draws.rand();
      if (u < CONFLICT_CHANCE) from.conflicts.push({ proposal: to, strength: 1 - u });
    }
  }
}

/**
 * Influence of the participants before `until` on `whom`, each pair with chance e⁻⁴ and strength
 * 4 + Exp(1): what Exp(1) gives above 4. Pairs without influence are skipped in geometric leaps, so
 * that a community of ten thousand is drawn in the time of its edges, not of its pairs.
 */
export function drawInfluencesOn(
  { draws, participants }: Community,
  whom: number,
  until: number,
): void {
  for (let other = leap(draws); other < until; other += 1 + leap(draws)) {
    if (other !== whom) addInfluence(participants, whom, other, draws.expon(INFLUENCE_FROM, 1));
  }
}

/** The same the other way round: of `who` on the participants before `until`. */
export function drawInfluencesOf(
  { draws, participants }: Community,
  who: number,
  until: number,
): void {
  for (let whom = leap(draws); whom < until; whom += 1 + leap(draws)) {
    if (whom !== who) addInfluence(participants, whom, who, draws.expon(INFLUENCE_FROM, 1));
  }
}

/** Pairs passed over before the next with influence. */
const leap = (draws: Draws) =>
  Math.floor(Math.log(1 - draws.rand()) / Math.log1p(-INFLUENCE_CHANCE));

/**
 * The original's draws, repeated for each initial proposal: every time, conflict among the proposals
 * there are so far, and influence among all participants; what is drawn later overwrites. So an
 * influence is there after m passes with chance 1 − (1 − e⁻⁴)^m.
 */
export function drawRepeatedly(
  community: Community,
  conflict: Map<string, number>,
  influence: Map<number, number>,
): void {
  const { draws, participants, proposals } = community;
  for (const a of proposals) {
    for (const b of proposals) {
      if (a === b) continue;
      const u = draws.rand();
      if (u < CONFLICT_CHANCE) conflict.set(`${a.id} ${b.id}`, 1 - u);
    }
  }
  const n = participants.count;
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      if (a === b) continue;
      const strength = draws.expon(0, 1);
      if (strength > INFLUENCE_FROM) influence.set(a * n + b, strength);
    }
  }
}
