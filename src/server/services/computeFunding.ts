import { workerDb } from "../db/worker";
import { codeVersion } from "./codeVersion";
import { fundingData } from "./fundingData";
import { fundingResult } from "./fundingResult";
import { parseRoundSettings } from "./roundSettings";

/** A million contributions are read in well under this. */
const READ_TIMEOUT_MS = 120_000;

/**
 * Computes what a round's recipe makes of its contributions, and keeps it in place of what was computed
 * before. Called by the worker, whenever contributions, expertise or final weights have changed.
 */
export async function computeFunding(roundId: string): Promise<void> {
  const round = await workerDb().round.findUnique({
    where: { id: roundId },
    select: { settings: true },
  });
  if (!round || !parseRoundSettings(round.settings).funding) return;
  const found = await workerDb().$transaction((tx) => fundingData(tx, roundId), {
    timeout: READ_TIMEOUT_MS,
    isolationLevel: "RepeatableRead",
  });
  const data = JSON.parse(
    JSON.stringify(fundingResult(found, await claimants(roundId)), asText),
  ) as object;
  const row = {
    ...{ inputsHash: found.inputsHash, codeVersion: codeVersion(), data },
    ...{ rowsSeen: found.input.rowsSeen, computedAt: new Date() },
  };
  await workerDb().fundingResult.upsert({
    where: { roundId },
    create: { roundId, ...row },
    update: row,
  });
}

const asText = (_: string, value: unknown) => {
  if (typeof value === "bigint") return String(value);
  return value instanceof Float64Array ? Array.from(value) : value;
};

/** Names of those who claim expertise, by donor. */
async function claimants(roundId: string): Promise<ReadonlyMap<string, string | null>> {
  const claims = await workerDb().expertiseClaim.findMany({
    where: { roundId, withdrawnAt: null },
    select: { userId: true, user: { select: { name: true } } },
  });
  return new Map(claims.map(({ userId, user }) => [`user:${userId}`, user.name]));
}
