import { hashOf } from "~/core/formats";
import type { RoundSettings } from "./roundSettings";

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
  /** Why a team, a project by a recipe, or one of a project's several recipients, gets this much. */
  readonly reason: string | null;
}

export interface PlannedLines {
  readonly pool: bigint;
  readonly token: { symbol: string; address: string | null; decimals: number };
  readonly lines: PlannedLine[];
}

/** What the lines of a run follow from. */
export type PayoutSource = { readonly fitId: string } | { readonly basis: unknown };

export function byAddress(x: { address: string | null }, y: { address: string | null }): number {
  return (x.address ?? "~") < (y.address ?? "~") ? -1 : 1;
}

/** The token that a round pays in. */
export function tokenOf({ symbol, tokenAddress, decimals }: RoundSettings["pool"]) {
  return { symbol, address: tokenAddress ?? null, decimals };
}

/**
 * What an approval signs: SHA-256 over the pool, the token, the fit or what else the run follows from
 * (a prize rule with its findings, a recipe with its steps and the hash of its inputs), and every line:
 * a project's by its name, which is frozen, a team's by its id, for teams rename themselves, a
 * proposal's by its id, for two may have one title.
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
