import { METRICS, type Metric } from "~/core/scoring";
import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import type { Baseline } from "../db/generated/client";
import { UNIFORM } from "./baselineKeys";
import { type BoardEntry, baselineEntry, rankedEntries } from "./leaderboardEntries";
import { parseRoundSettings } from "./roundSettings";
import { roundScore } from "./shownScore";

/**
 * The board: each modeler's best public submission among the baselines. Once the round is closed it
 * is ordered by the private split, with the public rank beside.
 *
 * @throws AppError forbidden for whoever only judges, while judging goes on
 */
export async function getLeaderboard(access: RoundAccess, readerId: string | null) {
  if (access.status !== "closed" && access.roles.has("juror") && !access.roles.has("organizer")) {
    throw new AppError("forbidden", "Jurors see neither prices nor boards before judging ends");
  }
  const { settings } = await db.round.findUniqueOrThrow({
    where: { id: access.roundId },
    select: { settings: true },
  });
  const { metric } = parseRoundSettings(settings);
  const lowerIsBetter = METRICS.find(({ key }) => key === metric)!.better === "lower";
  const baselines = await db.baseline.findMany({ where: { roundId: access.roundId } });
  const line = (split: string) => baselines.find((b) => b.key === UNIFORM && b.split === split);
  const revealed = access.status === "closed" && line("private") !== undefined;
  const holdout = revealed ? ("private" as const) : ("public" as const);
  const header = line(holdout);
  const people = await rankedEntries(access.roundId, {
    publicHash: line("public")?.holdoutHash,
    privateHash: revealed ? header?.holdoutHash : undefined,
    lowerIsBetter,
    readerId,
  });
  const lines = baselines.filter((b) => b.split === holdout).map((b) => baselineEntry(b));
  return {
    ...boardHeader(metric, header),
    lowerIsBetter,
    holdout,
    revealed,
    entries: inOrder([...people, ...lines], lowerIsBetter),
  };
}

function boardHeader(metric: Metric, header: Baseline | undefined) {
  return {
    metric,
    /** Null while nothing held out can be scored against. */
    uniform: header ? roundScore(header.uniform) : null,
    floor: header ? roundScore(header.floor) : null,
    /** Held-out judgements scored against. */
    rows: header?.rows ?? 0,
    scoredAt: header?.createdAt ?? null,
  };
}

/** Best first; on equal scores people before baselines, and people by rank. */
function inOrder(entries: BoardEntry[], lowerIsBetter: boolean): BoardEntry[] {
  const sign = lowerIsBetter ? 1 : -1;
  const rank = (entry: BoardEntry) => entry.rank ?? Number.POSITIVE_INFINITY;
  return entries.sort(
    (x, y) =>
      sign * (x.score - y.score) ||
      (rank(x) === rank(y) ? (x.title < y.title ? -1 : 1) : rank(x) - rank(y)),
  );
}
