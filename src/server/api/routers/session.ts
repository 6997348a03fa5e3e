import { z } from "zod";
import { signInWays } from "../../auth/providers";
import { listSessions, revokeSession } from "../../auth/sessions";
import { describeMe } from "../../services/describeMe";
import { publicProcedure, router, signedInProcedure } from "../trpc";

export const sessionRouter = router({
  me: publicProcedure.query(({ ctx }) => (ctx.actor ? describeMe(ctx.actor) : null)),
  providers: publicProcedure.query(() => signInWays()),
  list: signedInProcedure.query(({ ctx }) => listSessions(ctx.actor, ctx.sessionToken ?? null)),
  revoke: signedInProcedure
    .input(z.object({ id: z.string().max(64) }))
    .mutation(({ ctx, input }) => revokeSession(ctx.actor, input.id)),
});
