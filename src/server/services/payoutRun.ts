import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { Approval, PayoutLine, PayoutRun, Prisma } from "../db/generated/client";
import { requireSameInputs } from "./fundingPlan";
import { linesHashOf } from "./payoutLines";
import { parseRecipeBasis } from "./recipeBasis";

type Line = PayoutLine & {
  /** Of the project, the team or the proposal that it pays. */
  readonly name: string;
  readonly title: string;
};

/** A run with its lines, in the round's order, and its signatures, the first one first. */
export interface PayoutRunRecord extends PayoutRun {
  /** Of the fit; null where the run follows from something else. */
  readonly method: string | null;
  readonly lines: Line[];
  readonly approvals: Approval[];
}

/** Exact value of a numeric column; its text never has an exponent. */
export const toBigInt = (value: Prisma.Decimal): bigint => BigInt(value.toFixed(0));

/** @throws AppError notFound for a run that this round does not have */
export async function loadPayoutRun(
  tx: Tx,
  roundId: string,
  runId: string,
): Promise<PayoutRunRecord> {
  const run = await tx.payoutRun.findFirst({
    where: { id: runId, roundId },
    include: { fit: { select: { method: true } } },
  });
  if (!run) throw new AppError("notFound", "There is no such payout run in this round");
  const { fit, ...record } = run;
  // One query after another: inside a transaction they share a connection.
  const lines = await tx.payoutLine.findMany({
    where: { runId },
    orderBy: [
      { project: { position: "asc" } },
      { amount: "desc" },
      { teamId: "asc" },
      { address: "asc" },
    ],
    include: {
      project: { select: { name: true, title: true } },
      team: { select: { name: true } },
      proposal: { select: { title: true } },
    },
  });
  const approvals = await tx.approval.findMany({ where: { runId }, orderBy: { createdAt: "asc" } });
  return { ...record, method: fit?.method ?? null, lines: lines.map(named), approvals };
}

type Stored = Prisma.PayoutLineGetPayload<{
  include: {
    project: { select: { name: true; title: true } };
    team: { select: { name: true } };
    proposal: { select: { title: true } };
  };
}>;

function named({ project, team, proposal, ...line }: Stored): Line {
  const name = project?.name ?? team?.name ?? proposal?.title ?? "";
  return { ...line, name, title: project?.title ?? name };
}

/**
 * Makes sure that the stored lines are still the ones their hash names, before anybody signs or pays.
 *
 * @throws AppError conflict
 */
export function requireIntact(run: PayoutRunRecord): void {
  const source = run.fitId === null ? { basis: run.basis } : { fitId: run.fitId };
  const hash = linesHashOf(source, {
    pool: toBigInt(run.pool),
    token: { symbol: run.tokenSymbol, address: run.tokenAddress, decimals: run.decimals },
    lines: run.lines.map((line) => ({ ...line, amount: toBigInt(line.amount) })),
  });
  if (hash !== run.linesHash) {
    throw new AppError("conflict", "The lines of this run are not those it was made with");
  }
}

/**
 * Makes sure before anybody signs a run by a recipe that what it was computed from has not changed.
 *
 * @throws AppError conflict
 */
export async function requireCurrent(tx: Tx, run: PayoutRunRecord): Promise<void> {
  if (run.kind !== "recipe") return;
  const { inputsHash } = parseRecipeBasis(run.basis);
  await requireSameInputs(tx, run.roundId, inputsHash, OUTDATED);
}

const OUTDATED = "What this run was computed from has changed since; draft it anew";
