import { type PrizeLine, prizes as prizesOf } from "~/core/funding";
import type { Metric } from "~/core/scoring";
import { AppError } from "~/errors";
import type { Tx } from "../../db/client";
import type { ContestSettings } from "../contestSettings";
import { type PlannedLine, type PlannedLines, tokenOf } from "../payoutLines";
import { parseRoundSettings } from "../roundSettings";
import { roundScore } from "../shownScore";
import { contributionsOf } from "./contributionsOf";
import { type Finalist, type Finals, loadFinals } from "./finalists";
import type { PrizeBasis, PrizeEntry } from "./prizeBasis";

type PrizeSettings = NonNullable<ContestSettings["prizes"]>;

export interface PrizePlan extends PlannedLines {
  readonly basis: PrizeBasis;
}

/**
 * Who wins what by the frozen rule (`prizes` of core), with a reason for every team that ended on the
 * final board. Whoever does not beat equal weights, and a near-copy of anything that another team had
 * submitted before, wins nothing, and the next ones move up. The lines sum to what is paid; places that
 * nobody takes are left over.
 *
 * @throws AppError conflict before the close, without prizes, or while final scores are missing
 */
export async function planPrizes(tx: Tx, roundId: string): Promise<PrizePlan> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { status: true, settings: true },
  });
  const { metric, pool, contest } = parseRoundSettings(round.settings);
  const { prizes } = contest;
  if (!prizes) throw new AppError("conflict", "This round has no prizes");
  if (round.status !== "closed") {
    throw new AppError("conflict", "Prizes are worked out once the round is closed");
  }
  const finals = await loadFinals(tx, roundId, metric);
  const claimed = await claim(tx, roundId, { prizes, finals, metric });
  const entries = finals.finalists.map((finalist, at): PrizeEntry => {
    const line = claimed.get(finalist.teamId);
    return {
      ...{ teamId: finalist.teamId, submissionId: finalist.submissionId, rank: at + 1 },
      score: roundScore(finalist.score),
      weight: line?.parts ?? 0,
      amount: (line?.amount ?? 0n).toString(),
      reason: line?.why ?? barred(finalist, finals) ?? "",
    };
  });
  const lines = linesOf(finals, entries);
  const paid = lines.reduce((sum, { amount }) => sum + amount, 0n);
  const { rule, amount } = prizes;
  const { uniform, holdoutHash } = finals;
  const unawarded = (BigInt(amount) - paid).toString();
  const basis = { rule, amount, unawarded, metric, uniform, holdoutHash, entries };
  return { pool: paid, token: tokenOf(pool), lines, basis };
}

/** Why a team gets nothing whatever its place; null for whoever may claim. */
function barred(team: Finalist, { better, uniform }: Finals): string | null {
  const ahead = better === "lower" ? uniform - team.score : team.score - uniform;
  if (!(ahead > 0)) return "not better than equal weights";
  if (team.copyOf === null) return null;
  return `near-identical to a submission that ${team.copyOf} made earlier`;
}

interface Contest {
  readonly prizes: PrizeSettings;
  readonly finals: Finals;
  readonly metric: Metric;
}

/** What each team that may claim is paid, by team. */
async function claim(
  tx: Tx,
  roundId: string,
  { prizes, finals, metric }: Contest,
): Promise<Map<string, PrizeLine>> {
  const oldestFirst = finals.finalists
    .filter((finalist) => barred(finalist, finals) === null)
    .sort((x, y) => x.at.getTime() - y.at.getTime() || (x.submissionId < y.submissionId ? -1 : 1));
  const added =
    prizes.rule === "mixture"
      ? await contributionsOf(tx, roundId, { entries: oldestFirst, split: finals.split, metric })
      : [];
  const entries = oldestFirst.map(({ name, score, writeUp }, at) => ({
    ...{ name, contribution: added[at], hasWriteUp: writeUp },
    // As shown: what reads as equal is equal.
    score: roundScore(score),
  }));
  const { lines } = prizesOf(BigInt(prizes.amount), entries, ruleOf(prizes, finals));
  return new Map(oldestFirst.map(({ teamId }, at) => [teamId, lines[at]!]));
}

function ruleOf({ rule, places = [] }: PrizeSettings, { better, uniform }: Finals) {
  if (rule === "rank") return { by: "rank", parts: places, better } as const;
  if (rule === "improvement") return { by: "improvement", uniform, better } as const;
  return { by: "contribution" } as const;
}

function linesOf({ finalists }: Finals, entries: readonly PrizeEntry[]): PlannedLine[] {
  const teams = new Map(finalists.map((finalist) => [finalist.teamId, finalist]));
  return entries
    .filter(({ amount }) => amount !== "0")
    .map(({ teamId, weight, amount, reason }) => {
      const { name, address } = teams.get(teamId)!;
      return { projectId: null, teamId, name, weight, amount: BigInt(amount), address, reason };
    });
}
