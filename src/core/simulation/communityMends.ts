/** Whether a model follows the originals with their defects, or is mended. */
export type CommunityMode = "faithful" | "corrected";

/** What the originals got wrong, each mended or not. */
export interface Mends {
  /** Triggers are computed anew after a release; the original's look-up finds no proposal to refresh. */
  readonly refreshedTriggers: boolean;
  /** Participants' sentiment moves with what is released, completed and failed; the original's decay is 0. */
  readonly movingSentiment: boolean;
  /** Requests add up, the highest conviction first, and end below the funds; the original breaks off. */
  readonly boundedReleases: boolean;
  /** Tokens are split on the affinity that chose the support, social boost included: none is negative. */
  readonly positiveTokens: boolean;
  /** Influence and conflict are drawn once for every pair, newcomers included. */
  readonly oneNetwork: boolean;
  /** A completed proposal scales the affinity for those it conflicts with by 1 − conflict (as in v2). */
  readonly effectiveConflict: boolean;
  /** Too little support drops a proposal only after the grace period. */
  readonly gracePeriod: boolean;
  /** Pool, effective and other supply sum to the total; holdings sum to the effective supply. */
  readonly balancedBooks: boolean;
}

export type Mend = keyof Mends;

/** Every mend by name, with what it says to people. */
export const MENDS: Readonly<Record<Mend, string>> = {
  refreshedTriggers: "Triggers follow the funds after a release",
  movingSentiment: "Participants' sentiment moves with outcomes",
  boundedReleases: "Releases stop before the pool is overdrawn",
  positiveTokens: "Tokens are split on the affinity that chose the support",
  oneNetwork: "Influence and conflict are drawn once, for newcomers too",
  effectiveConflict: "Completed proposals weaken those they conflict with",
  gracePeriod: "New proposals have a grace period",
  balancedBooks: "Released funds stay on the books; stakes never exceed holdings or supply",
};

/** All mends of a mode, with exceptions by name. Throws RangeError for names that are no mend's. */
export function mendsOf(
  mode: CommunityMode,
  exceptions: Readonly<Record<string, boolean>> = {},
): Mends {
  const unknown = Object.keys(exceptions).filter((name) => !(name in MENDS));
  if (unknown.length > 0) {
    const known = Object.keys(MENDS).join(", ");
    throw new RangeError(`no mend is called ${unknown.join(", ")} (there are: ${known})`);
  }
  const all = Object.keys(MENDS).map((name) => [name, exceptions[name] ?? mode === "corrected"]);
  return Object.fromEntries(all) as Mends;
}
