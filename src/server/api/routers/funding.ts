import { readFunding } from "../../services/readFunding";
import { sandboxData } from "../../services/sandboxData";
import { roundReaderProcedure, router } from "../trpc";

export const fundingRouter = router({
  get: roundReaderProcedure.query(({ input }) => readFunding(input.roundId)),

  sandbox: roundReaderProcedure.query(({ ctx, input }) =>
    sandboxData(input.roundId, ctx.actor?.userId ?? null),
  ),
});
