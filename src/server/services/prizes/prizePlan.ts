import { apportion } from "~/core/funding";
import { AppError } from "~/errors";
import type { Tx } from "../../db/client";
import { type PlannedLine, type PlannedLines, tokenOf } from "../payoutPlan";
import { parseRoundSettings } from "../roundSettings";
import { roundScore } from "../shownScore";
import { type PrizeSettings, roundPrizes } from "../team/contestRules";
import { type Finalist, type Finals, loadFinals } from "./finalists";
import type { PrizeBasis, PrizeEntry } from "./prizeBasis";
import { type PrizeShare, prizeShares } from "./prizeShares";

export interface PrizePlan extends PlannedLines {
  readonly basis: PrizeBasis;
}

/**
 * Who wins what by the frozen rule, with a reason for every team that ended on the private board. Whom
 * the rules exclude makes room for the next one. The lines sum to what is paid; places that nobody takes
 * are left over.
 *
 * @throws AppError conflict before the close, without prizes, or while private scores are missing
 */
export async function planPrizes(tx: Tx, roundId: string): Promise<PrizePlan> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { status: true, settings: true },
  });
  const prizes = roundPrizes(round.settings);
  if (!prizes) throw new AppError("conflict", "This round has no prizes");
  if (round.status !== "closed") {
    throw new AppError("conflict", "Prizes are worked out once the round is closed");
  }
  const { metric, pool } = parseRoundSettings(round.settings);
  const finals = await loadFinals(tx, roundId, metric);
  const standing = finals.finalists.map((finalist) => excluded(finalist, finals, prizes));
  const winners = finals.finalists.filter((_, at) => standing[at] === null);
  const shares = await prizeShares(tx, roundId, { winners, finals, prizes, metric });
  const amounts = amountsOf(BigInt(prizes.amount), winners, shares);
  const entries = finals.finalists.map((finalist, at): PrizeEntry => {
    const place = winners.indexOf(finalist);
    const share = shares[place];
    return {
      ...{ teamId: finalist.teamId, submissionId: finalist.submissionId, rank: at + 1 },
      score: roundScore(finalist.score),
      weight: share?.weight ?? 0,
      amount: (amounts[place] ?? 0n).toString(),
      reason: standing[at] ?? share?.reason ?? "",
    };
  });
  return assemble({ prizes, finals, metric, entries, token: tokenOf(pool) });
}

/** Why a team gets nothing whatever its place; null for whoever may win. */
function excluded(team: Finalist, { better, uniform }: Finals, prizes: PrizeSettings) {
  const ahead = better === "lower" ? uniform - team.score : team.score - uniform;
  if (!(ahead > 0)) return "Not better than equal weights";
  if (team.copyOf !== null) return `A copy of an earlier submission of ${team.copyOf}`;
  if (prizes.writeUpRequired && !team.writeUp) return "No write-up, which a prize requires";
  return null;
}

/** Places that nobody took keep their part, under keys that no team has. */
function amountsOf(total: bigint, winners: readonly Finalist[], shares: readonly PrizeShare[]) {
  const weights = shares.map(({ weight }) => weight);
  if (!weights.some((weight) => weight > 0)) return [];
  const keys = weights.map((_, at) => winners[at]?.teamId ?? `place ${at + 1}`);
  return apportion(total, weights, keys).slice(0, winners.length);
}

interface Found {
  readonly prizes: PrizeSettings;
  readonly finals: Finals;
  readonly metric: string;
  readonly entries: PrizeEntry[];
  readonly token: PlannedLines["token"];
}

function assemble({ prizes, finals, metric, entries, token }: Found): PrizePlan {
  const teams = new Map(finals.finalists.map((finalist) => [finalist.teamId, finalist]));
  const lines = entries
    .filter(({ amount }) => amount !== "0")
    .map(({ teamId, weight, amount, reason }): PlannedLine => {
      const { name, address } = teams.get(teamId)!;
      return {
        ...{ projectId: null, teamId, name, weight, address, reason },
        amount: BigInt(amount),
      };
    });
  const pool = lines.reduce((sum, { amount }) => sum + amount, 0n);
  const { rule, amount } = prizes;
  const unawarded = (BigInt(amount) - pool).toString();
  const { uniform, holdoutHash } = finals;
  const basis = { rule, amount, unawarded, metric, uniform, holdoutHash, entries };
  return { pool, token, lines, basis };
}
