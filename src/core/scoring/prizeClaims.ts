import { ScoreInputError } from "./errors";

/** How a pool is divided among a contest's entries. */
export type PrizeRule =
  /** Parts for the first place, the second, …; of their sum, whether or not all are taken. */
  | { readonly by: "rank"; readonly parts: readonly number[]; readonly better: "lower" | "higher" }
  /** In proportion to how much better than uniform weights an entry scores. */
  | { readonly by: "improvement"; readonly uniform: number; readonly better: "lower" | "higher" }
  /** In proportion to what an entry adds to the best mixture (`mixture`). */
  | { readonly by: "contribution" };

/** One final entry of a contest. */
export interface PrizeEntry {
  /** Who is paid; all different. */
  readonly name: string;
  /** The final score, on the private split. */
  readonly score: number;
  /** From `mixture`, for prizes by contribution. */
  readonly contribution?: number;
  /** Position of an earlier entry that this one is near-identical to (`copies`). */
  readonly copyOf?: number;
  /** Whether the method was written up, without which no prize is paid. */
  readonly hasWriteUp: boolean;
}

/** What an entry may claim of the pool, and why. */
export interface PrizeClaim {
  readonly name: string;
  /** Its part, to be divided by all parts and `unclaimed`; 0 where nothing is paid. */
  readonly parts: number;
  readonly reason:
    | "paid"
    | "no write-up"
    | "copy"
    | "no place"
    | "not above uniform"
    | "adds nothing";
  /** A sentence for the entry's line. */
  readonly why: string;
}

export interface PrizeClaims {
  readonly claims: PrizeClaim[];
  /** Parts that nobody claims: places without an entry. */
  readonly unclaimed: number;
}

/**
 * Who may claim how much of a prize pool. `prizes` of core/funding turns claims into amounts.
 *
 * An entry without a write-up and a near-copy of an earlier entry claim nothing, and the entries
 * after them move up. That a copy's original is itself not paid does not help the copy. Equal
 * scores rank by the earlier submission.
 *
 * @param entries final entries, the earliest submitted first
 * @throws ScoreInputError for scores, contributions or parts that are no finite numbers, negative
 *   parts or none above 0, a contribution that is missing, or a copy of a later entry
 */
export function prizeClaims(entries: readonly PrizeEntry[], rule: PrizeRule): PrizeClaims {
  checkEntries(entries, rule);
  const barred = entries.map((entry) => barredBy(entry, entries));
  const eligible = entries.map((_, k) => k).filter((k) => !barred[k]);
  const { found, unclaimed } = claimsBy(rule, entries, eligible);
  const claims = entries.map(({ name }, k) => ({ name, ...(barred[k] ?? found.get(k)!) }));
  return { claims, unclaimed };
}

type Claim = Omit<PrizeClaim, "name">;

function barredBy({ hasWriteUp, copyOf }: PrizeEntry, entries: readonly PrizeEntry[]) {
  if (copyOf !== undefined) {
    const why = `near-identical to ${entries[copyOf]!.name}, which was submitted earlier`;
    return { parts: 0, reason: "copy", why } satisfies Claim;
  }
  if (hasWriteUp) return undefined;
  return { parts: 0, reason: "no write-up", why: "no write-up was linked" } satisfies Claim;
}

function claimsBy(rule: PrizeRule, entries: readonly PrizeEntry[], eligible: readonly number[]) {
  if (rule.by === "rank") return byRank(rule, entries, eligible);
  const claim = rule.by === "improvement" ? improvement(rule) : contribution;
  return { found: new Map(eligible.map((k) => [k, claim(entries[k]!)])), unclaimed: 0 };
}

function byRank(
  { parts, better }: Extract<PrizeRule, { by: "rank" }>,
  entries: readonly PrizeEntry[],
  eligible: readonly number[],
) {
  const sign = better === "lower" ? 1 : -1;
  const ranked = eligible.toSorted(
    (i, j) => sign * (entries[i]!.score - entries[j]!.score) || i - j,
  );
  const sum = parts.reduce((total, part) => total + part, 0);
  const found = new Map<number, Claim>();
  ranked.forEach((k, place) => {
    const part = parts[place] ?? 0;
    const rank = `place ${place + 1} of ${ranked.length} with ${shown(entries[k]!.score)}`;
    const isTied = place > 0 && entries[ranked[place - 1]!]!.score === entries[k]!.score;
    const tie = isTied ? `, after ${entries[ranked[place - 1]!]!.name}, submitted earlier` : "";
    const why =
      part > 0 ? `${part} of ${sum} parts for ${rank}${tie}` : `no prize for ${rank}${tie}`;
    found.set(k, { parts: part, reason: part > 0 ? "paid" : "no place", why });
  });
  const unclaimed = parts.slice(ranked.length).reduce((total, part) => total + part, 0);
  return { found, unclaimed };
}

function improvement({ uniform, better }: Extract<PrizeRule, { by: "improvement" }>) {
  return ({ score }: PrizeEntry): Claim => {
    const gained = better === "lower" ? uniform - score : score - uniform;
    const against = `${shown(score)} against ${shown(uniform)} of uniform weights`;
    if (gained > 0)
      return { parts: gained, reason: "paid", why: `${shown(gained)} better: ${against}` };
    return {
      parts: 0,
      reason: "not above uniform",
      why: `not better than uniform weights: ${against}`,
    };
  };
}

function contribution({ contribution: added }: PrizeEntry): Claim {
  if (added! > 0) {
    const why = `the best mixture would be worse by ${shown(added!)} without this entry`;
    return { parts: added!, reason: "paid", why };
  }
  const why = "the best mixture is as good without this entry";
  return { parts: 0, reason: "adds nothing", why };
}

function checkEntries(entries: readonly PrizeEntry[], rule: PrizeRule): void {
  entries.forEach(({ name, score, contribution: added, copyOf }, k) => {
    if (!Number.isFinite(score)) throw new ScoreInputError(`${name}: the score is ${score}`);
    if (rule.by === "contribution" && !(added! >= 0 && added! < Infinity)) {
      throw new ScoreInputError(`${name}: the contribution is ${added}`);
    }
    if (copyOf !== undefined && !(copyOf >= 0 && copyOf < k && Number.isInteger(copyOf))) {
      throw new ScoreInputError(`${name}: a copy must be of an earlier entry, not of ${copyOf}`);
    }
  });
  if (rule.by === "improvement" && !Number.isFinite(rule.uniform)) {
    throw new ScoreInputError(`the score of uniform weights is ${rule.uniform}`);
  }
  if (rule.by !== "rank") return;
  const usable = rule.parts.every((part) => part >= 0 && part < Infinity);
  if (!usable || !rule.parts.some((part) => part > 0)) {
    throw new ScoreInputError("the parts of the places must be numbers of at least 0, one above 0");
  }
}

/** Six digits: enough to tell close scores apart, and read. */
function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}
