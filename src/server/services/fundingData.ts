import { hashOf } from "~/core/formats";
import type { FundingData } from "~/core/funding";
import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import { credentialAmounts } from "./credentialAmounts";
import { type FundingInput, fundingInput } from "./fundingInput";
import type { FundingSettings } from "./fundingSettings";

/** Everything a round's recipe reads, and the hash that names it. */
export interface RoundFundingData {
  readonly input: FundingInput;
  readonly rules: FundingSettings;
  readonly data: FundingData;
  readonly inputsHash: string;
}

/**
 * A round's contributions, expertise and final weights as its recipe reads them. Weights count once
 * the round is closed and fitted: before, they are not for everybody.
 *
 * @throws AppError conflict where the round has no recipe
 */
export async function fundingData(tx: Tx, roundId: string): Promise<RoundFundingData> {
  const input = await fundingInput(tx, roundId);
  const { settings, rows, score, toSelf, projects } = input;
  const rules = settings.funding;
  if (!rules) throw new AppError("conflict", "This round's pool is split by weights alone");
  const fitId = await finalFit(tx, roundId, settings.weights.method);
  const weights = fitId === null ? undefined : await weightsOf(tx, fitId, projects);
  const credentials = await credentialAmounts(tx, roundId, rules, input.donors, fitId);
  const data: FundingData = {
    ...{ rows, toSelf, credentials },
    ...(score && { score }),
    ...(weights && { weights }),
    projects: projects.map(({ name }) => name),
    pool: BigInt(settings.pool.amount),
    decimals: settings.pool.decimals,
  };
  const inputsHash = hashOf({
    ...{ rules, credentials, weights: weights ?? null, pool: settings.pool },
    ...{ projects: data.projects, contributions: input.rowsHash },
  });
  return { input, rules, data, inputsHash };
}

/** The newest final fit of the round's own method. */
export async function finalFit(tx: Tx, roundId: string, method: string): Promise<string | null> {
  const fit = await tx.fit.findFirst({
    where: { roundId, method, scope: "all", status: "done" },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return fit?.id ?? null;
}

async function weightsOf(
  tx: Tx,
  fitId: string,
  projects: FundingInput["projects"],
): Promise<Float64Array> {
  const rows = await tx.fitWeight.findMany({
    where: { fitId },
    select: { projectId: true, weight: true },
  });
  const byId = new Map(rows.map(({ projectId, weight }) => [projectId, weight]));
  return Float64Array.from(projects, ({ id }) => byId.get(id) ?? 0);
}
