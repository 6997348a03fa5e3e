import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import type { PayoutStatus } from "../db/generated/enums";
import { loadPayoutRun, type PayoutRunRecord, toBigInt } from "./payoutRun";
import { parseReleaseBasis } from "./pool/releaseBasis";
import { parsePrizeBasis } from "./prizes/prizeBasis";
import { parseRecipeBasis } from "./recipeBasis";

/** What everybody may see; drafts and proposals concern those who decide on them. */
export const PUBLIC_STATUSES: readonly PayoutStatus[] = ["approved", "executed"];

function seesAll(access: RoundAccess): boolean {
  return access.roles.has("organizer") || access.roles.has("approver");
}

/** The round's payout runs, newest first. */
export async function listPayouts(access: RoundAccess) {
  const runs = await db.payoutRun.findMany({
    where: {
      roundId: access.roundId,
      ...(seesAll(access) ? {} : { status: { in: [...PUBLIC_STATUSES] } }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { fit: { select: { method: true } } },
  });
  return runs.map((run) => ({
    id: run.id,
    status: run.status,
    kind: run.kind,
    method: run.fit?.method ?? null,
    fitId: run.fitId,
    pool: {
      amount: toBigInt(run.pool).toString(),
      decimals: run.decimals,
      symbol: run.tokenSymbol,
      tokenAddress: run.tokenAddress,
    },
    linesHash: run.linesHash,
    createdAt: run.createdAt,
    proposedAt: run.proposedAt,
    decidedAt: run.decidedAt,
    executedAt: run.executedAt,
    executionRef: run.executionRef,
  }));
}

/** One run with its lines, heaviest first, and who signed it. */
export async function getPayout(access: RoundAccess, runId: string) {
  const run = await loadPayoutRun(db, access.roundId, runId);
  if (!seesAll(access) && !PUBLIC_STATUSES.includes(run.status)) {
    throw new AppError("notFound", "There is no such payout run in this round");
  }
  const people = await namesOf([
    run.createdById,
    run.proposedById,
    run.approvedById,
    ...run.approvals.map((approval) => approval.userId),
  ]);
  const held = run.lines.filter((line) => line.address === null);
  return {
    id: run.id,
    status: run.status,
    kind: run.kind,
    fitId: run.fitId,
    method: run.method,
    prizes: run.kind === "prizes" ? parsePrizeBasis(run.basis) : null,
    recipe: run.kind === "recipe" ? parseRecipeBasis(run.basis) : null,
    outdated: await isOutdated(run),
    proposal: run.kind === "proposal" ? parseReleaseBasis(run.basis) : null,
    pool: {
      amount: toBigInt(run.pool).toString(),
      decimals: run.decimals,
      symbol: run.tokenSymbol,
      tokenAddress: run.tokenAddress,
    },
    linesHash: run.linesHash,
    createdBy: people(run.createdById),
    createdAt: run.createdAt,
    proposedById: run.proposedById,
    proposedBy: people(run.proposedById),
    proposedAt: run.proposedAt,
    decidedAt: run.decidedAt,
    executedAt: run.executedAt,
    executionRef: run.executionRef,
    approvals: run.approvals.map((approval) => ({
      by: people(approval.userId),
      approved: approval.approved,
      note: approval.note,
      at: approval.createdAt,
    })),
    lines: run.lines
      .map((line) => ({
        projectId: line.projectId,
        teamId: line.teamId,
        proposalId: line.proposalId,
        name: line.name,
        title: line.title,
        reason: line.reason,
        weight: line.weight,
        amount: toBigInt(line.amount).toString(),
        address: line.address,
      }))
      .sort((x, y) => y.weight - x.weight || compare(keyOf(x), keyOf(y))),
    heldBack: held.reduce((sum, line) => sum + toBigInt(line.amount), 0n).toString(),
  };
}

/** Whether the matches were computed anew, from something else, since a run that awaits a signature. */
async function isOutdated(run: PayoutRunRecord): Promise<boolean> {
  if (run.kind !== "recipe" || (run.status !== "draft" && run.status !== "proposed")) return false;
  const now = await db.fundingResult.findUnique({
    where: { roundId: run.roundId },
    select: { inputsHash: true },
  });
  return now?.inputsHash !== parseRecipeBasis(run.basis).inputsHash;
}

const keyOf = (line: { name: string; address: string | null }) =>
  `${line.name}\u0000${line.address ?? "~"}`;
const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);

async function namesOf(ids: readonly (string | null)[]) {
  const users = await db.user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (id: string | null): string | null => (id ? (names.get(id) ?? "A former member") : null);
}
