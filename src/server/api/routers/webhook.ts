import { z } from "zod";
import { requireSignedIn } from "../../auth/access";
import { WEBHOOK_EVENTS } from "../../services/webhookEvents";
import {
  createWebhook,
  listAllWebhooks,
  listDeliveries,
  listWebhooks,
  pingWebhook,
  revokeWebhook,
} from "../../services/webhooks";
import { deliveriesAnswer, pingedAnswer, webhookMadeAnswer, webhooksAnswer } from "../rest/answers";
import type { RestMeta } from "../rest/meta";
import { roundReaderProcedure, router, signedInProcedure } from "../trpc";

const URL_LENGTH_MAX = 500;
const ofWebhook = z.object({ webhookId: z.string().min(1).max(64) });

const WEBHOOKS = "/rounds/{roundId}/webhooks" as const;
const onRest = (rest: Omit<RestMeta, "scope">) => ({ rest: { ...rest, scope: "manage" as const } });

/** Whoever is signed in and may see the round; of webhooks, each person has their own. */
const reader = roundReaderProcedure.use(({ ctx, next }) =>
  next({ ctx: { ...ctx, actor: requireSignedIn(ctx.actor) } }),
);

export const webhookRouter = router({
  events: signedInProcedure.query(() => [...WEBHOOK_EVENTS]),

  mine: signedInProcedure.query(({ ctx }) => listAllWebhooks(ctx.actor.userId)),

  list: reader
    .meta(
      onRest({
        ...{ method: "GET", path: WEBHOOKS, answer: webhooksAnswer },
        summary: "Your webhooks on a round",
      }),
    )
    .query(({ ctx, input }) => listWebhooks(ctx.actor.userId, input.roundId)),

  create: reader
    .meta(
      onRest({
        ...{ method: "POST", path: WEBHOOKS, answer: webhookMadeAnswer },
        summary:
          "Have a round's events posted to an address of yours; the secret is told only here",
      }),
    )
    .input(
      z.object({
        url: z.string().trim().min(1).max(URL_LENGTH_MAX),
        events: z.array(z.enum(WEBHOOK_EVENTS)).min(1, "Choose an event").max(20),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...order } }) =>
      createWebhook(ctx.actor.userId, roundId, order),
    ),

  ping: reader
    .meta(
      onRest({
        ...{ method: "POST", path: `${WEBHOOKS}/{webhookId}/ping`, answer: pingedAnswer },
        summary: "Send a test event",
      }),
    )
    .input(ofWebhook)
    .mutation(({ ctx, input }) => pingWebhook(ctx.actor.userId, input.roundId, input.webhookId)),

  deliveries: reader
    .meta(
      onRest({
        ...{ method: "GET", path: `${WEBHOOKS}/{webhookId}/deliveries`, answer: deliveriesAnswer },
        summary: "What was sent lately and how it was received, newest first",
      }),
    )
    .input(ofWebhook)
    .query(({ ctx, input }) => listDeliveries(ctx.actor.userId, input.roundId, input.webhookId)),

  revoke: reader
    .meta(
      onRest({
        ...{ method: "DELETE", path: `${WEBHOOKS}/{webhookId}`, answer: "nothing" },
        summary: "End a webhook",
      }),
    )
    .input(ofWebhook)
    .mutation(({ ctx, input }) => revokeWebhook(ctx.actor.userId, input.roundId, input.webhookId)),
});
