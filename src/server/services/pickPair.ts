import { randomBytes } from "node:crypto";
import { rng } from "~/core/numeric";
import { type AskingJuror, choosePair, type PairReason, type PairRules } from "~/core/ranking";
import type { Tx } from "../db/client";
import type { Split } from "../db/generated/enums";
import { notRefused } from "./notRefused";
import type { RoundProjects } from "./roundProjects";
import { type RoundSelection, roundSelection } from "./roundSelection";

const SEED_BYTES = 16;
/** What wins in simulated juries, see `choiceCurve`. */
const CRITERION = "error_reduction";

export interface PickedPair {
  readonly projectAId: string;
  readonly projectBId: string;
  readonly split: Split;
  readonly reason: PairReason;
}

/**
 * The next pair for a juror, or null when there is nothing left to ask or the juror has had as many
 * pairs as the round asks for. Held-out pairs are drawn as often as their share of all pairs says,
 * and only by chance; the active choice learns from training judgements alone. Pairs that are out
 * with jurors count, this juror's too, so several may be picked ahead, each stored before the next.
 *
 * Jurors of one round are served one after the other, from here to the end of the transaction: two
 * who ask at the same moment cannot both be given the last pair that a share has room for.
 */
export async function pickPair(
  tx: Tx,
  roundId: string,
  jurorId: string,
): Promise<PickedPair | null> {
  const state = await servingState(tx, roundId);
  const shown = await shownTo(tx, state.round, jurorId);
  const allows = await notRefused(tx, state.round, jurorId);
  return chosen(state, { juror: state.numberOf(jurorId), shown, allows });
}

/** The round's selection, with its serving lock until the transaction ends. */
export async function servingState(tx: Tx, roundId: string): Promise<RoundSelection> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`serving:${roundId}`}, 0))`;
  return roundSelection(tx, roundId);
}

/** The choice itself, for a juror who was `shown` so much. */
export function chosen(
  { round, selection }: RoundSelection,
  asking: AskingJuror,
  rules: Pick<PairRules, "repeatShare"> = {},
): PickedPair | null {
  const { split, judging } = round.settings;
  if (judging.pairsMax !== undefined && asking.shown.length >= judging.pairsMax) return null;
  const pair = choosePair(
    selection,
    asking,
    {
      ...judging,
      ...rules,
      inHoldout: (i, j) => round.splitFor(i, j) !== "train",
      holdoutShare: split.public + split.private,
      criterion: CRITERION,
    },
    rng(randomBytes(SEED_BYTES).toString("hex")),
  );
  return (
    pair && {
      projectAId: round.ids[pair.a]!,
      projectBId: round.ids[pair.b]!,
      split: round.splitFor(pair.a, pair.b),
      reason: pair.reason,
    }
  );
}

/** The pairs that a juror was served, in their order. */
export async function shownTo(tx: Tx, { roundId, indexOf }: RoundProjects, jurorId: string) {
  const rows = await tx.assignment.findMany({
    where: { roundId, jurorId },
    orderBy: [{ servedAt: "asc" }, { id: "asc" }],
    select: { projectAId: true, projectBId: true },
  });
  return rows.map((row) => ({ a: indexOf(row.projectAId), b: indexOf(row.projectBId) }));
}
