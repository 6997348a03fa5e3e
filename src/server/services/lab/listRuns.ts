import type { LabStudy } from "~/core/simulation";
import { asActor, type Tx } from "../../db/client";
import { DAY_SECONDS_MAX, KEPT_MAX, RUN_SECONDS_MAX, UNFINISHED_MAX } from "./limits";
import { progressOf } from "./progress";

/** A person's own runs, newest first, and what is left of their quota. */
export function listRuns(ownerId: string) {
  return asActor(ownerId, async (tx) => {
    const rows = await tx.labRun.findMany({
      where: { ownerId, deletedAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: KEPT_MAX,
      select: {
        ...{ id: true, name: true, status: true, tasks: true, seconds: true, study: true },
        ...{ createdAt: true, finishedAt: true, resultHash: true, error: true },
      },
    });
    const unfinished = rows.filter(({ status }) => status === "queued" || status === "running");
    const progress = await progressOf(tx, unfinished);
    return {
      runs: rows.map(({ study, ...row }) => ({
        ...row,
        asked: askedOf(study as unknown as LabStudy),
        progress: progress.get(row.id) ?? (row.status === "done" ? 1 : 0),
      })),
      quota: {
        ...{ unfinished: unfinished.length, unfinishedMax: UNFINISHED_MAX },
        ...{ kept: rows.length, keptMax: KEPT_MAX, runSecondsMax: RUN_SECONDS_MAX },
        ...{ daySeconds: await secondsToday(tx, ownerId), daySecondsMax: DAY_SECONDS_MAX },
      },
    };
  });
}

/** A study in short. */
function askedOf(study: LabStudy) {
  if ("kind" in study) return study;
  const { configs, axes, runs, timesteps } = study;
  const params = axes.map(({ param }) => param);
  return { kind: "community" as const, configs: configs.length, params, runs, timesteps };
}

/** As the database counts them, see `steelyard_lab_quota`. */
async function secondsToday(tx: Tx, ownerId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ spent: number }[]>`
    SELECT coalesce(sum(CASE "status" WHEN 'cancelled'
        THEN least("seconds", coalesce(extract(epoch FROM "finishedAt" - "startedAt"), 0))
        ELSE "seconds" END), 0)::float8 AS spent
    FROM "LabRun" WHERE "ownerId" = ${ownerId}
      AND "createdAt" > (now() AT TIME ZONE 'UTC') - interval '1 day'`;
  return row?.spent ?? 0;
}
