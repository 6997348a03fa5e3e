import { apportion } from "~/core/funding";
import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import { type PlannedLines, tokenOf } from "./payoutLines";
import { loadPaidProjects, projectLines } from "./projectLines";
import { planByRecipe, type RecipePlan } from "./recipePlan";
import { parseRoundSettings, type RoundSettings } from "./roundSettings";

export interface WeightsPlan extends PlannedLines {
  readonly kind: "weights";
  readonly fitId: string;
  readonly method: string;
}

/**
 * How the round's pool would be split now: by its recipe where it has one, else by the weights of one
 * finished fit on everything, the newest of the round's own method unless another is named. Lines are
 * in the order of the round.
 *
 * @throws AppError conflict before the round is closed, while there is no such fit or result, or where
 *   a fit is named though a recipe divides the pool
 */
export async function planPayout(
  tx: Tx,
  roundId: string,
  fitId?: string,
): Promise<WeightsPlan | RecipePlan> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { status: true, settings: true },
  });
  if (round.status !== "closed") {
    throw new AppError("conflict", "A pool is split once its round is closed");
  }
  const settings = parseRoundSettings(round.settings);
  if (!settings.funding) return planByWeights(tx, roundId, settings, fitId);
  if (fitId !== undefined) {
    // Splitting it by the weights alone would pay other amounts than the round has published.
    throw new AppError("conflict", "A recipe divides this round's pool, not the weights of a fit");
  }
  return planByRecipe(tx, roundId);
}

async function planByWeights(
  tx: Tx,
  roundId: string,
  { pool, weights }: RoundSettings,
  fitId: string | undefined,
): Promise<WeightsPlan> {
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
  const projects = await loadPaidProjects(tx, roundId);
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
    ...{ kind: "weights", fitId: fit.id, method: fit.method },
    pool: BigInt(pool.amount),
    token: tokenOf(pool),
    lines: projects.flatMap((project, at) =>
      projectLines(project, { weight: shares[at]!, amount: amounts[at]! }),
    ),
  };
}
