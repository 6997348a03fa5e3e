import { env } from "~/env.js";
import { workerDb } from "../db/worker";
import { DELIVERY_ATTEMPTS_MAX } from "./enqueueDelivery";
import { postSigned } from "./postSigned";

/** Deliveries that may fail for good one after the other until a webhook is disabled. */
const FAILURES_MAX = 5;
const ERROR_LENGTH_MAX = 300;
const GONE = 410;

type Attempt = Awaited<ReturnType<typeof begin>> & object;

/**
 * Sends a webhook its event, once more where an earlier try was not answered with success. After the
 * last try the delivery has failed, and after several such in a row (or at once, on 410 Gone) its
 * webhook is disabled.
 *
 * Called by the worker only. A receiver may get an event twice and knows it by its `webhook-id`.
 *
 * @throws what went wrong, for the queue to try again later
 */
export async function deliverWebhook(deliveryId: string): Promise<void> {
  const attempt = await begin(deliveryId);
  if (!attempt) return;
  const { url, secret, revokedAt, disabledAt } = attempt.webhook;
  if (revokedAt || disabledAt) return end(deliveryId, "cancelled", null, null);
  const timestamp = Math.floor(Date.now() / 1000);
  const signed = { id: deliveryId, body: attempt.body, secret, timestamp };
  let status: number | null = null;
  let error: string;
  try {
    status = await postSigned(url, signed, env().STEELYARD_PRIVATE_WEBHOOKS);
    if (status >= 200 && status < 300) return await succeed(attempt, status);
    error = `answered with ${status}`;
  } catch (thrown) {
    error = String((thrown as Error).message || thrown).slice(0, ERROR_LENGTH_MAX);
  }
  if (attempt.attempts < DELIVERY_ATTEMPTS_MAX && status !== GONE) {
    await end(deliveryId, "queued", status, error);
    throw new Error(`webhook delivery ${deliveryId}, try ${attempt.attempts}: ${error}`);
  }
  await giveUp(attempt, status, error);
}

async function begin(deliveryId: string) {
  const { count } = await workerDb().webhookDelivery.updateMany({
    where: { id: deliveryId, status: { in: ["queued", "running"] } },
    data: { status: "running", attempts: { increment: 1 } },
  });
  if (count === 0) return null;
  return workerDb().webhookDelivery.findUnique({
    where: { id: deliveryId },
    include: { webhook: true },
  });
}

async function end(
  id: string,
  status: "queued" | "done" | "failed" | "cancelled",
  responseStatus: number | null,
  error: string | null,
): Promise<void> {
  const finishedAt = status === "queued" ? null : new Date();
  await workerDb().webhookDelivery.update({
    where: { id },
    data: { status, responseStatus, error, finishedAt },
  });
}

async function succeed({ id, webhookId }: Attempt, status: number): Promise<void> {
  await end(id, "done", status, null);
  await workerDb().webhook.update({ where: { id: webhookId }, data: { failures: 0 } });
}

async function giveUp({ id, webhookId }: Attempt, status: number | null, error: string) {
  await end(id, "failed", status, error);
  await workerDb().$executeRaw`
    UPDATE "Webhook" SET "failures" = "failures" + 1,
      "disabledAt" = CASE WHEN "failures" + 1 >= ${FAILURES_MAX}::int OR ${status === GONE}
        THEN coalesce("disabledAt", now() AT TIME ZONE 'UTC') ELSE "disabledAt" END
    WHERE "id" = ${webhookId}`;
}
