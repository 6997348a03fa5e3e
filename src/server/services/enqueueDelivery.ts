import { randomUUID } from "node:crypto";
import type { Tx } from "../db/client";
import { enqueue } from "./enqueue";

/** The queue waits e^n seconds after the nth try: the last one is made some four hours later. */
export const DELIVERY_ATTEMPTS_MAX = 10;

/** A delivery's row and its job, in the caller's transaction. */
export async function enqueueDelivery(
  tx: Tx,
  delivery: { webhookId: string; event: string; body: string },
): Promise<string> {
  const id = randomUUID();
  await tx.webhookDelivery.createMany({ data: [{ id, ...delivery }] });
  await enqueue(tx, "deliverWebhook", { deliveryId: id }, DELIVERY_ATTEMPTS_MAX);
  return id;
}
