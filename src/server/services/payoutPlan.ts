import { hashOf } from "~/core/formats";
import { apportion, splitAmount } from "~/core/funding";
import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { Prisma } from "../db/generated/client";
import { parseRoundSettings, type RoundSettings } from "./roundSettings";

/** What one recipient of a project, one team, or a proposal gets, in the smallest unit; without an address it is held back. */
export interface PlannedLine {
  readonly projectId: string | null;
  readonly teamId: string | null;
  /** Of a conviction pool. */
  readonly proposalId?: string | null;
  readonly name: string;
  readonly weight: number;
  readonly amount: bigint;
  readonly address: string | null;
  /** Why a team, or one of a project's several recipients, gets this much. */
  readonly reason: string | null;
}

export interface PlannedLines {
  readonly pool: bigint;
  readonly token: { symbol: string; address: string | null; decimals: number };
  readonly lines: PlannedLine[];
}

export interface PayoutPlan extends PlannedLines {
  readonly fitId: string;
  readonly method: string;
}

/** What the lines of a run follow from. */
export type PayoutSource = { readonly fitId: string } | { readonly basis: unknown };

/**
 * How the round's pool would be split now: by the weights of one finished fit on everything, the
 * newest of the round's own method unless another is named. Lines are in the order of the round.
 *
 * @throws AppError conflict before the round is closed, while there is no such fit, or for a round whose
 *   pool a recipe divides
 */
export async function planPayout(tx: Tx, roundId: string, fitId?: string): Promise<PayoutPlan> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { status: true, settings: true },
  });
  if (round.status !== "closed") {
    throw new AppError("conflict", "A pool is split once its round is closed");
  }
  const { pool, weights, funding } = parseRoundSettings(round.settings);
  if (funding) {
    // Splitting it by the weights alone would pay other amounts than the round has published.
    throw new AppError(
      "conflict",
      "This round divides its pool by a recipe, from which no payout run can be made yet",
    );
  }
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
    select: {
      ...{ id: true, name: true, payoutAddress: true },
      payoutShares: { select: { address: true, share: true } },
    },
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
    token: tokenOf(pool),
    lines: projects.flatMap((project, at) => linesOf(project, shares[at]!, amounts[at]!)),
  };
}

interface PaidProject {
  readonly id: string;
  readonly name: string;
  readonly payoutAddress: string | null;
  readonly payoutShares: readonly { address: string | null; share: Prisma.Decimal }[];
}

/** A project's line, or one for each of its recipients, the largest share first. */
function linesOf(project: PaidProject, weight: number, amount: bigint): PlannedLine[] {
  const { id, name, payoutAddress: address, payoutShares } = project;
  const own = { projectId: id, teamId: null, name };
  if (payoutShares.length === 0) return [{ ...own, reason: null, weight, amount, address }];
  const shares = payoutShares
    .map(({ address, share }) => ({ address, share: BigInt(share.toFixed(0)) }))
    .sort((x, y) => (x.share === y.share ? byAddress(x, y) : x.share > y.share ? -1 : 1));
  const total = shares.reduce((sum, { share }) => sum + share, 0n);
  const parts = splitAmount(amount, shares);
  return shares.map(({ address, share }, k) => ({
    ...{ ...own, address, amount: parts[k]! },
    reason: `${share} of ${total} of the project's amount`,
    weight: (weight * Number(share)) / Number(total),
  }));
}

function byAddress(x: { address: string | null }, y: { address: string | null }): number {
  return (x.address ?? "~") < (y.address ?? "~") ? -1 : 1;
}

/** The token that a round pays in. */
export function tokenOf({ symbol, tokenAddress, decimals }: RoundSettings["pool"]) {
  return { symbol, address: tokenAddress ?? null, decimals };
}

/**
 * What an approval signs: SHA-256 over the pool, the token, the fit or the prize rule with its findings,
 * and every line: a project's by its name, which is frozen, a team's by its id, for teams rename
 * themselves, a proposal's by its id, for two may have one title.
 */
export function linesHashOf(source: PayoutSource, plan: PlannedLines): string {
  const lines = plan.lines
    .map(({ teamId, proposalId = null, name, weight, amount, address, reason }) =>
      teamId === null && proposalId === null && reason === null
        ? { name, weight, amount, address }
        : { name: teamId ?? proposalId ?? name, weight, amount, address, reason },
    )
    .sort((x, y) => (x.name === y.name ? byAddress(x, y) : x.name < y.name ? -1 : 1));
  return hashOf({ ...source, pool: plan.pool, token: plan.token, lines });
}
