/** Pairs of one juror after which each share is met exactly. */
const QUOTA_BLOCK = 10;

/**
 * The chance with which a juror's next pair is of a kind that is to make up `share` of the juror's
 * pairs, when `served` pairs, `taken` of them of the kind, went before: what is still owed by the end
 * of the block of ten, over what is left of the block (selection sampling; Fan, Muller, Rezucha 1962).
 *
 * So after every tenth pair round(share · served) are of the kind, exactly, and where they stand
 * within the ten is left to chance. Needs nothing but this juror's own past, so that jurors who ask
 * at the same moment cannot break it together.
 */
export function quotaChance(share: number, served: number, taken: number): number {
  const end = (Math.floor(served / QUOTA_BLOCK) + 1) * QUOTA_BLOCK;
  const owed = Math.round(share * end) - taken;
  return Math.min(1, Math.max(0, owed / (end - served)));
}
