import type { Tx } from "../db/client";
import type { DatasetReason } from "../db/generated/enums";

/** Times a job is started in all, when workers die or the database goes away under it. */
const ATTEMPTS_MAX = 5;

/** What a job is told: the row it serves, never a copy of it. */
export interface JobPayloads {
  runFit: { fitId: string };
  scoreSubmission: { submissionId: string };
  scoreBoard: { roundId: string };
  freezeData: { roundId: string; reason: DatasetReason; requestedById?: string };
  sendInvitation: { invitationId: string };
  sendReminder: { reminderId: string };
  deliverWebhook: { deliveryId: string };
  importContributions: { importId: string };
  computeFunding: { roundId: string };
  runSimulation: { runId: string };
  simulatePart: { partId: string };
  finishSimulation: { runId: string };
  settlePool: { poolId: string };
}

/**
 * Adds a job in the caller's transaction: it exists if and only if the row it serves does. A job of
 * the same task and key that has not started yet is replaced, not doubled.
 */
export async function enqueue<T extends keyof JobPayloads>(
  tx: Tx,
  task: T,
  payload: JobPayloads[T],
  attemptsMax: number = ATTEMPTS_MAX,
): Promise<void> {
  const key = `${task}:${Object.values(payload)[0]}`;
  await tx.$executeRaw`SELECT steelyard_enqueue(${task}, ${JSON.stringify(payload)}::json, ${key}, ${attemptsMax}::int)`;
}
