import { METHODS } from "~/core/ranking";
import { LAST_ERA, UNIFORM } from "./baselineKeys";
import type { BoardData, StandingEntry } from "./board/boardData";

/** A team as the board names it. */
export interface BoardTeam {
  readonly id: string;
  readonly name: string;
  readonly writeUpUrl: string | null;
  readonly members: readonly { userId: string; user: { name: string | null } }[];
}

/** One line of the board. Baselines have no rank and no team. */
export interface ShownEntry {
  kind: "submission" | "baseline";
  /** The team's id, or the baseline's key. */
  id: string;
  rank: number | null;
  /** Ends of the 95 % interval of the rank. */
  rankLow: number | null;
  rankHigh: number | null;
  /** How many teams cannot be told apart from this one. */
  tiedWith: number;
  /** Rank and exact score on the public split, once the board shows the private one. */
  publicRank: number | null;
  publicScore: number | null;
  title: string;
  team: string | null;
  members: string[];
  /** How it was done, as the team says; told after the close. */
  writeUpUrl: string | null;
  /** The reader's own. */
  mine: boolean;
  score: number;
  low: number | null;
  high: number | null;
  /** Share of the best mixture of all entries. */
  share: number | null;
  /** How many scored submissions the team has. */
  submissions: number;
  at: Date | null;
}

const NAMELESS = "A modeler";

export function teamEntry(
  entry: StandingEntry,
  teams: ReadonlyMap<string, BoardTeam>,
  { readerId, final }: { readerId: string | null; final: boolean },
): ShownEntry {
  const team = teams.get(entry.teamId);
  const { title, score, low, high, share, submissions, publicRank, publicScore } = entry;
  return {
    kind: "submission",
    id: entry.teamId,
    ...{ rank: entry.rank, rankLow: entry.rankLow, rankHigh: entry.rankHigh },
    tiedWith: entry.tiedWith.length,
    ...{ publicRank, publicScore, title, score, low, high, share, submissions },
    team: team?.name ?? NAMELESS,
    members: team?.members.map(({ user }) => user.name ?? NAMELESS) ?? [],
    writeUpUrl: final ? (team?.writeUpUrl ?? null) : null,
    mine: team?.members.some(({ userId }) => userId === readerId) ?? false,
    at: new Date(entry.at),
  };
}

export function baselineEntry({ key, score }: BoardData["baselines"][number]): ShownEntry {
  return {
    kind: "baseline",
    id: key,
    title: baselineTitle(key),
    score,
    ...{ rank: null, rankLow: null, rankHigh: null, tiedWith: 0, publicRank: null },
    ...{
      publicScore: null,
      team: null,
      members: [],
      writeUpUrl: null,
      mine: false,
      low: null,
      high: null,
    },
    ...{ share: null, submissions: 0, at: null },
  };
}

function baselineTitle(key: string): string {
  if (key === UNIFORM) return "Equal weights";
  if (key === LAST_ERA) return "Final weights of the round before";
  return `${METHODS.find((method) => method.key === key)?.title ?? key}, on the training split`;
}
