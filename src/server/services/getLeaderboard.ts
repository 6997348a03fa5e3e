import { METRICS } from "~/core/scoring";
import { env } from "~/env.js";
import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { type BoardData, boardSchema } from "./board/boardData";
import { type BoardTeam, baselineEntry, type ShownEntry, teamEntry } from "./leaderboardEntries";
import { parseRoundSettings } from "./roundSettings";

/**
 * The board as the worker last computed it: each team by what the ladder released of its public
 * scores, among the baselines. Once the round is closed it is ordered by the exact private scores,
 * with the public ones beside.
 *
 * @throws AppError forbidden for whoever only judges, while judging goes on
 */
export async function getLeaderboard(access: RoundAccess, readerId: string | null) {
  const { roundId, status } = access;
  if (status !== "closed" && access.roles.has("juror") && !access.roles.has("organizer")) {
    throw new AppError("forbidden", "Jurors see neither prices nor boards before judging ends");
  }
  const { settings, slug } = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true, slug: true },
  });
  const rules = parseRoundSettings(settings);
  const boards = await db.board.findMany({ where: { roundId } });
  // The private one is there once it may be read.
  const board =
    boards.find(({ split }) => split === "private") ??
    boards.find(({ split }) => split === "public");
  const data = board && boardSchema.parse(board.data);
  const metric = data?.metric ?? rules.metric;
  return {
    ...header(data),
    metric,
    lowerIsBetter: METRICS.find(({ key }) => key === metric)!.better === "lower",
    holdout: board?.split === "private" ? ("private" as const) : ("public" as const),
    revealed: data?.final ?? false,
    holdoutHash: board?.holdoutHash ?? null,
    scoredAt: board?.computedAt ?? null,
    /** Where other sites may show the board from. */
    embedUrl: new URL(`/embed/rounds/${slug}/leaderboard`, env().NEXTAUTH_URL).href,
    entries: data ? inOrder(data, await loadTeams(roundId), readerId) : [],
  };
}

function header(data: BoardData | undefined) {
  return {
    /** Null while nothing held out can be scored against. */
    uniform: data?.uniform ?? null,
    floor: data?.floor ?? null,
    /** The ladder's step, whether it follows from the rows, and from what. */
    step: data
      ? { eta: data.step, automatic: data.automatic, range: data.range, noise: data.noise }
      : null,
    /** Held-out judgements scored against. */
    rows: data?.rows ?? 0,
    mixtureScore: data?.mixtureScore ?? null,
  };
}

async function loadTeams(roundId: string): Promise<Map<string, BoardTeam>> {
  const teams = await db.team.findMany({
    where: { roundId },
    select: {
      id: true,
      name: true,
      writeUpUrl: true,
      members: {
        orderBy: { joinedAt: "asc" },
        select: { userId: true, user: { select: { name: true } } },
      },
    },
  });
  return new Map(teams.map((team) => [team.id, team]));
}

/** Best first; on equal scores teams before baselines, and teams by rank. */
function inOrder(
  data: BoardData,
  teams: ReadonlyMap<string, BoardTeam>,
  readerId: string | null,
): ShownEntry[] {
  const sign = METRICS.find(({ key }) => key === data.metric)!.better === "lower" ? 1 : -1;
  const last = Number.POSITIVE_INFINITY;
  return [
    ...data.entries.map((entry) => teamEntry(entry, teams, { readerId, final: data.final })),
    ...data.baselines.map(baselineEntry),
  ].sort((x, y) => sign * (x.score - y.score) || (x.rank ?? last) - (y.rank ?? last));
}
