import { hashOf } from "~/core/formats";
import { apportion } from "~/core/funding";
import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import { parseRoundSettings } from "./roundSettings";

/** What one project gets, in the smallest unit; without an address it is held back. */
export interface PlannedLine {
  readonly projectId: string;
  readonly name: string;
  readonly weight: number;
  readonly amount: bigint;
  readonly address: string | null;
}

export interface PayoutPlan {
  readonly fitId: string;
  readonly method: string;
  readonly pool: bigint;
  readonly token: { symbol: string; address: string | null; decimals: number };
  readonly lines: PlannedLine[];
}

/**
 * How the round's pool would be split now: by the weights of one finished fit on everything, the
 * newest of the round's own method unless another is named. Lines are in the order of the round.
 *
 * @throws AppError conflict before the round is closed, or while there is no such fit
 */
export async function planPayout(tx: Tx, roundId: string, fitId?: string): Promise<PayoutPlan> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { status: true, settings: true },
  });
  if (round.status !== "closed") {
    throw new AppError("conflict", "A pool is split once its round is closed");
  }
  const { pool, weights } = parseRoundSettings(round.settings);
  const fit = await tx.fit.findFirst({
    where: {
      roundId,
      status: "done",
      scope: "all",
      ...(fitId ? { id: fitId } : { method: weights.method }),
    },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
  });
  if (!fit) {
    throw new AppError("conflict", "There are no final weights to split the pool by yet");
  }
  const projects = await tx.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { id: true, name: true, payoutAddress: true },
  });
  const rows = await tx.fitWeight.findMany({
    where: { fitId: fit.id },
    select: { projectId: true, weight: true },
  });
  const weightOf = new Map(rows.map(({ projectId, weight }) => [projectId, weight]));
  const shares = projects.map(({ id }) => weightOf.get(id) ?? 0);
  // Ties go by name: an address may be missing, or shared by two projects.
  const names = projects.map(({ name }) => name);
  const amounts = apportion(BigInt(pool.amount), shares, names);
  return {
    fitId: fit.id,
    method: fit.method,
    pool: BigInt(pool.amount),
    token: { symbol: pool.symbol, address: pool.tokenAddress ?? null, decimals: pool.decimals },
    lines: projects.map(({ id, name, payoutAddress }, at) => ({
      projectId: id,
      name,
      weight: shares[at]!,
      amount: amounts[at]!,
      address: payoutAddress,
    })),
  };
}

/** What an approval signs: SHA-256 over the pool, the token, the fit and every line by name. */
export function linesHashOf(plan: Omit<PayoutPlan, "method">): string {
  const lines = plan.lines
    .map(({ name, weight, amount, address }) => ({ name, weight, amount, address }))
    .sort((x, y) => (x.name < y.name ? -1 : 1));
  return hashOf({ fitId: plan.fitId, pool: plan.pool, token: plan.token, lines });
}
