import { addressProblems, merklePayout, merkleProof } from "~/core/formats";
import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { toFieldProblem } from "./fieldProblem";
import { paymentsOf, refusing } from "./payoutPayments";
import { loadPayoutRun, type PayoutRunRecord, requireIntact, toBigInt } from "./payoutRun";
import { PUBLIC_STATUSES } from "./readPayouts";

/** The Merkle tree of an approved run, as everybody may see it: its root, and what it pays. */
export async function getClaims(access: RoundAccess, runId: string) {
  const run = await loadPublicRun(access, runId);
  const paid = run.lines.filter(({ address, amount }) => address !== null && toBigInt(amount) > 0n);
  const tree = paid.length === 0 ? null : refusing(() => merklePayout(paymentsOf(run)));
  return {
    root: tree?.root ?? null,
    recipients: tree?.claims.length ?? 0,
    sum: paid.reduce((sum, line) => sum + toBigInt(line.amount), 0n).toString(),
    linesHash: run.linesHash,
    executionRef: run.executionRef,
    pool: { amount: run.pool.toFixed(0), decimals: run.decimals, symbol: run.tokenSymbol },
  };
}

/**
 * What an address can claim of an approved run, with its proof; null where it is paid nothing.
 *
 * @throws AppError invalid for what is no address
 */
export async function getClaim(access: RoundAccess, { runId, address }: ClaimWanted) {
  const problems = addressProblems(address, "address", 0).map(toFieldProblem);
  if (problems.length > 0) {
    throw new AppError("invalid", problems[0]!.message, { problems });
  }
  const run = await loadPublicRun(access, runId);
  return refusing(() => merkleProof(paymentsOf(run), address)) ?? null;
}

interface ClaimWanted {
  readonly runId: string;
  readonly address: string;
}

async function loadPublicRun(access: RoundAccess, runId: string): Promise<PayoutRunRecord> {
  const run = await loadPayoutRun(db, access.roundId, runId);
  if (!PUBLIC_STATUSES.includes(run.status)) {
    throw new AppError("notFound", "There is no such payout run in this round");
  }
  requireIntact(run);
  return run;
}
