import { workerDb } from "../db/worker";
import { type Watch, watchJob } from "./watchJob";

/** Beats for a running fit until `end` is called; the signal aborts when somebody cancels it. */
export const watchFit = (fitId: string, stop?: AbortSignal): Watch =>
  watchJob(
    (fraction) => workerDb().$executeRaw`
      UPDATE "Fit" SET "progress" = ${fraction}::float8, "heartbeatAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${fitId} AND "status" = 'running'`,
    stop,
  );
