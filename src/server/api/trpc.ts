import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import { AppError, ERROR_CODES } from "~/errors";
import { requireRole, requireSignedIn, roundAccess } from "../auth/access";
import { requireRoundOfToken, requireScope } from "../auth/tokens";
import type { Actor, Role, TokenGrant } from "../auth/types";
import { RATE_LIMITS, takeFromRateLimit } from "../services/rateLimit";
import { hasNul } from "./hasNul";
import type { RestMeta, SpentBudget } from "./rest/meta";

/** What every procedure is given. `clientKey` tells signed-out callers apart (their address). */
export interface Context {
  readonly actor: Actor | null;
  readonly clientKey: string;
  /** The session that asks, to mark it among the person's sessions. */
  readonly sessionToken?: string | null;
  /** The API token that asks; null or absent: a session, or nobody. */
  readonly token?: TokenGrant | null;
  /** Is told what is left of the budget that the call was counted against. */
  readonly onBudget?: (budget: SpentBudget) => void;
}

/** Procedures one HTTP batch may hold. */
export const BATCH_SIZE_MAX = 10;

interface Meta {
  /** Which budget a call is counted against; a query counts as a read, a mutation as a write. */
  rateLimit?: keyof typeof RATE_LIMITS;
  /** Where and how programs call it over the REST door; without it they cannot. */
  rest?: RestMeta;
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    errorFormatter({ shape, error }) {
      const app = error.cause instanceof AppError ? error.cause : null;
      const input = error.cause instanceof z.ZodError ? error.cause.issues : null;
      return {
        ...shape,
        // An unexpected error's text may hold anything; it goes to the log, not to the caller.
        message:
          error.code === "INTERNAL_SERVER_ERROR" ? "Something went wrong here" : shape.message,
        data: {
          ...shape.data,
          stack: undefined,
          appCode: app?.code ?? null,
          problems: app?.details.problems ?? null,
          retryAfterSeconds: app?.details.retryAfterSeconds ?? null,
          inputIssues: input?.map((i) => ({ path: i.path.join("."), message: i.message })) ?? null,
        },
      };
    },
  });

const errors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof AppError) {
    const { cause } = result.error;
    throw new TRPCError({ code: ERROR_CODES[cause.code].trpc, message: cause.message, cause });
  }
  return result;
});

const storable = t.middleware(async ({ getRawInput, next }) => {
  if (hasNul(await getRawInput())) {
    throw new AppError("invalid", "The character U+0000 cannot be stored; take it out");
  }
  return next();
});

const rateLimited = t.middleware(async ({ ctx, meta, path, type, next }) => {
  const name = meta?.rateLimit ?? (type === "query" ? "read" : "write");
  await takeFromRateLimit(
    `${ctx.actor?.userId ?? ctx.clientKey}:${path}`,
    RATE_LIMITS[name],
    (budget) => ctx.onBudget?.({ name, ...budget }),
  );
  return next();
});

const namesRound = z.object({ roundId: z.string() });

/** What an API token may: its scopes, and of rounds its own. A session is not asked. */
const scoped = t.middleware(async ({ ctx, meta, getRawInput, next }) => {
  const token = ctx.token ?? null;
  requireScope(token, meta?.rest?.scope);
  if (token?.roundId && !meta?.rest?.anyRound) {
    requireRoundOfToken(token, namesRound.safeParse(await getRawInput()).data?.roundId);
  }
  return next();
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Anyone, signed in or not. */
export const publicProcedure = t.procedure.use(errors).use(rateLimited).use(scoped).use(storable);

/** Any signed-in person. */
export const signedInProcedure = publicProcedure.use(({ ctx, next }) =>
  next({ ctx: { ...ctx, actor: requireSignedIn(ctx.actor) } }),
);

const inRound = z.object({ roundId: z.string().min(1).max(64) });

/** Anyone who may see the round: everybody once it is published, its members before. */
export const roundReaderProcedure = publicProcedure
  .input(inRound)
  .use(async ({ ctx, input, next }) =>
    next({ ctx: { ...ctx, access: await roundAccess(ctx.actor, input.roundId) } }),
  );

/** Members of the round with one of the roles. */
export const roundProcedure = (...roles: [Role, ...Role[]]) =>
  signedInProcedure
    .input(inRound)
    .use(async ({ ctx, input, next }) =>
      next({ ctx: { ...ctx, access: await requireRole(ctx.actor, input.roundId, roles) } }),
    );
