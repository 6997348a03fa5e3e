import { randomBytes } from "node:crypto";
import { env } from "~/env.js";
import { AppError } from "~/errors";
import { db } from "../db/client";
import { enqueueDelivery } from "./enqueueDelivery";
import { requireCallable } from "./postSigned";
import { bodyOf, PING, type WebhookEvent } from "./webhookEvents";

const SECRET_BYTES = 32;
/** Of one person, those that are revoked aside. */
const WEBHOOKS_MAX = 20;
const DELIVERIES_SHOWN = 50;

const SHOWN = {
  ...{ id: true, roundId: true, url: true, events: true, failures: true },
  ...{ createdAt: true, disabledAt: true },
} as const;
const NEWEST = [{ createdAt: "desc" }, { id: "desc" }] as const;

/**
 * Makes a webhook. Its secret, which signs what is sent, is told here and never again.
 *
 * @throws AppError invalid for an address that is not to be called, conflict when there are too many
 */
export async function createWebhook(
  userId: string,
  roundId: string,
  { url, events }: { url: string; events: readonly WebhookEvent[] },
): Promise<{ webhookId: string; secret: string }> {
  requireCallable(url, env().STEELYARD_PRIVATE_WEBHOOKS);
  if ((await db.webhook.count({ where: { userId, revokedAt: null } })) >= WEBHOOKS_MAX) {
    throw new AppError("conflict", `You have ${WEBHOOKS_MAX} webhooks; revoke one of them first`);
  }
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
  const { id: webhookId } = await db.webhook.create({
    data: { userId, roundId, url, events: [...new Set(events)], secret },
    select: { id: true },
  });
  return { webhookId, secret };
}

/** The person's webhooks on a round that were not revoked. */
export function listWebhooks(userId: string, roundId: string) {
  const where = { userId, roundId, revokedAt: null };
  return db.webhook.findMany({ where, select: SHOWN, orderBy: [...NEWEST] });
}

/** The same on every round, with the round's name. */
export function listAllWebhooks(userId: string) {
  return db.webhook.findMany({
    where: { userId, revokedAt: null },
    select: { ...SHOWN, round: { select: { slug: true, title: true } } },
    orderBy: [...NEWEST],
  });
}

/** What was sent lately, and how it was received; newest first. */
export async function listDeliveries(userId: string, roundId: string, webhookId: string) {
  await requireOwn(userId, roundId, webhookId);
  return db.webhookDelivery.findMany({
    where: { webhookId },
    omit: { webhookId: true },
    orderBy: [...NEWEST],
    take: DELIVERIES_SHOWN,
  });
}

/** Sends a test event. @throws AppError conflict while the webhook is disabled */
export async function pingWebhook(
  userId: string,
  roundId: string,
  webhookId: string,
): Promise<{ deliveryId: string }> {
  const { disabledAt, round } = await requireOwn(userId, roundId, webhookId);
  if (disabledAt) {
    const message = "This webhook was disabled after too many failures; revoke it and make another";
    throw new AppError("conflict", message);
  }
  const at = new Date();
  const body = bodyOf({ event: PING, at, round, data: {}, base: env().NEXTAUTH_URL });
  const deliveryId = await db.$transaction((tx) =>
    enqueueDelivery(tx, { webhookId, event: PING, body }),
  );
  return { deliveryId };
}

/** Ends a webhook; what is on its way to it is not sent any more. */
export async function revokeWebhook(
  userId: string,
  roundId: string,
  webhookId: string,
): Promise<void> {
  await requireOwn(userId, roundId, webhookId);
  await db.webhook.updateMany({
    where: { id: webhookId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

async function requireOwn(userId: string, roundId: string, id: string) {
  const found = await db.webhook.findFirst({
    where: { id, userId, roundId, revokedAt: null },
    select: { disabledAt: true, round: { select: { id: true, slug: true } } },
  });
  if (!found) throw new AppError("notFound", "You have no such webhook on this round");
  return found;
}
