import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { Prisma } from "../db/generated/client";
import { linesHashOf } from "./payoutPlan";

const WITH_LINES = {
  lines: { include: { project: { select: { name: true, title: true, position: true } } } },
  fit: { select: { method: true } },
  approvals: { orderBy: { createdAt: "asc" } },
} as const satisfies Prisma.PayoutRunInclude;

export type PayoutRunRecord = Prisma.PayoutRunGetPayload<{ include: typeof WITH_LINES }>;

/** Exact value of a numeric column; its text never has an exponent. */
export const toBigInt = (value: Prisma.Decimal): bigint => BigInt(value.toFixed(0));

/**
 * A payout run of a round with its lines in the round's order.
 *
 * @throws AppError notFound
 */
export async function loadPayoutRun(
  tx: Tx,
  roundId: string,
  runId: string,
): Promise<PayoutRunRecord> {
  const run = await tx.payoutRun.findFirst({ where: { id: runId, roundId }, include: WITH_LINES });
  if (!run) throw new AppError("notFound", "There is no such payout run in this round");
  run.lines.sort((x, y) => x.project.position - y.project.position);
  return run;
}

/**
 * Makes sure that the stored lines are still the ones their hash names, before anybody signs or pays.
 *
 * @throws AppError conflict
 */
export function requireIntact(run: PayoutRunRecord): void {
  const hash = linesHashOf({
    fitId: run.fitId,
    pool: toBigInt(run.pool),
    token: { symbol: run.tokenSymbol, address: run.tokenAddress, decimals: run.decimals },
    lines: run.lines.map(({ projectId, project, weight, amount, address }) => ({
      projectId,
      name: project.name,
      weight,
      amount: toBigInt(amount),
      address,
    })),
  });
  if (hash !== run.linesHash) {
    throw new AppError("conflict", "The lines of this run are not those it was made with");
  }
}
