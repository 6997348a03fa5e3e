import { z } from "zod";
import { roundAccess } from "../../auth/access";
import {
  createToken,
  listTokens,
  revokeToken,
  TOKEN_DAYS_MAX,
  whoAmI,
} from "../../services/apiTokens";
import { whoAmIAnswer } from "../rest/answers";
import { router, signedInProcedure } from "../trpc";

const id = z.string().min(1).max(64);

/** API tokens. Only `whoami` is open to a token itself: tokens are made and ended in a session. */
export const tokenRouter = router({
  whoami: signedInProcedure
    .meta({
      rest: {
        ...{ method: "GET", path: "/whoami", scope: "read", anyRound: true },
        summary: "Whom the token speaks for, what it may do and until when",
        answer: whoAmIAnswer,
      },
    })
    .query(({ ctx }) => whoAmI(ctx.actor, ctx.token ?? null)),

  list: signedInProcedure.query(({ ctx }) => listTokens(ctx.actor)),

  create: signedInProcedure
    .input(
      z.object({
        name: z.string().trim().min(1, "Say what the token is for").max(80),
        scopes: z.array(z.enum(["read", "submit", "manage"])).max(3),
        roundId: id.optional(),
        days: z.number().int().min(1).max(TOKEN_DAYS_MAX),
      }),
    )
    .use(async ({ ctx, input, next }) => {
      if (input.roundId) await roundAccess(ctx.actor, input.roundId);
      return next();
    })
    .mutation(({ ctx, input }) => createToken(ctx.actor, input)),

  revoke: signedInProcedure
    .input(z.object({ id }))
    .mutation(({ ctx, input }) => revokeToken(ctx.actor, input.id)),
});
