import { z } from "zod";
import { cancelFit } from "../../services/cancelFit";
import { compareFits } from "../../services/compareFits";
import { getFit, latestFit } from "../../services/getFit";
import { listFits } from "../../services/listFits";
import { listMethods } from "../../services/listMethods";
import { requestFit } from "../../services/requestFit";
import { publicProcedure, roundProcedure, roundReaderProcedure, router } from "../trpc";

const method = z.string().min(1).max(64);
const fitId = z.string().min(1).max(64);

export const fitRouter = router({
  methods: publicProcedure.query(() => listMethods()),

  list: roundReaderProcedure.query(({ ctx }) => listFits(ctx.access)),

  get: roundReaderProcedure
    .input(z.object({ fitId }))
    .query(({ ctx, input }) => getFit(ctx.access, input.fitId)),

  latest: roundReaderProcedure
    .input(z.object({ method: method.optional() }))
    .query(({ ctx, input }) => latestFit(ctx.access, input.method)),

  comparisonTable: roundReaderProcedure.query(({ ctx }) => compareFits(ctx.access)),

  request: roundProcedure("organizer")
    .input(z.object({ method, params: z.record(z.string().max(64), z.number()).default({}) }))
    .mutation(({ ctx, input }) => requestFit(ctx.actor.userId, input.roundId, input)),

  cancel: roundProcedure("organizer")
    .input(z.object({ fitId }))
    .mutation(({ ctx, input }) => cancelFit(ctx.actor.userId, input.roundId, input.fitId)),
});
