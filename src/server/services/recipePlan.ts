import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import { fundingPlan } from "./fundingPlan";
import type { FundingSettings } from "./fundingSettings";
import { type PlannedLines, tokenOf } from "./payoutLines";
import { loadPaidProjects, projectLines } from "./projectLines";
import { parseRecipeBasis, type RecipeBasis } from "./recipeBasis";
import { parseRoundSettings } from "./roundSettings";

export interface RecipePlan extends PlannedLines {
  readonly kind: "recipe";
  readonly basis: RecipeBasis;
}

/**
 * How a closed round's recipe divides its pool: a line for every project, those of nothing too, so that
 * each is told why. The lines sum to the pool less what stays unspent.
 *
 * @throws AppError conflict as `fundingPlan`, and where all of the pool stays unspent
 */
export async function planByRecipe(tx: Tx, roundId: string): Promise<RecipePlan> {
  const { settings, settingsHash } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true, settingsHash: true },
  });
  const { pool, weights } = parseRoundSettings(settings);
  const found = await fundingPlan(tx, roundId);
  const basis = parseRecipeBasis({
    ...{ ...found, settingsHash },
    weightsMethod: countsWeights(found.rules as FundingSettings) ? weights.method : null,
  });
  const paid = BigInt(basis.pool) - BigInt(basis.unspent);
  if (paid === 0n) {
    throw new AppError(
      "conflict",
      "By its recipe this round pays nothing: all of the pool stays unspent",
    );
  }
  const projects = await loadPaidProjects(tx, roundId);
  const byId = new Map(basis.projects.map((project) => [project.id, project]));
  const lines = projects.flatMap((project) => {
    const match = byId.get(project.id)!;
    const amount = BigInt(match.amount);
    const weight = Number(amount) / Number(paid);
    return projectLines(project, { weight, amount, reason: reasonOf(match) });
  });
  return { kind: "recipe", pool: paid, token: tokenOf(pool), lines, basis };
}

/** Whether the jury's weights change what a recipe pays. */
export function countsWeights({ prior, share, boost }: FundingSettings): boolean {
  const earned = boost?.credentials.some(({ source }) => source === "earned") ?? false;
  return prior > 0 || share < 1 || earned;
}

function reasonOf({ donors, amount, capped }: RecipeBasis["projects"][number]): string {
  const from = donors === 0 ? "no donors" : `${donors} ${donors === 1 ? "donor" : "donors"}`;
  if (capped) return `${from}, held at the cap`;
  return amount === "0" ? `${from}, no match` : from;
}
