import { z } from "zod";
import { cancelFit } from "../../services/cancelFit";
import { compareFits } from "../../services/compareFits";
import {
  getDiagnosis,
  getGraph,
  getInfluentialAnswers,
  getJurors,
  getOutranks,
  getResiduals,
} from "../../services/fitParts";
import { listWeights } from "../../services/fitWeights";
import { getFit, latestFit } from "../../services/getFit";
import { listFits } from "../../services/listFits";
import { listMethods } from "../../services/listMethods";
import { methodDistances } from "../../services/methodDistances";
import { requestFit } from "../../services/requestFit";
import {
  fitAnswer,
  fitRequestedAnswer,
  fitsAnswer,
  latestFitAnswer,
  methodsAnswer,
  weightsAnswer,
} from "../rest/answers";
import type { RestMeta } from "../rest/meta";
import { publicProcedure, roundProcedure, roundReaderProcedure, router } from "../trpc";

/** Rows of one page, of a table on a screen or of a file as it is written. */
const PAGE_MAX = 1000;

const method = z.string().min(1).max(64);
const fitId = z.string().min(1).max(64);
const page = z.object({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(PAGE_MAX).default(50),
  search: z.string().trim().max(200).optional(),
});

const FITS = "/rounds/{roundId}/fits" as const;
const read = { method: "GET", scope: "read", open: true } as const;
const onRest = (rest: RestMeta) => ({ rest });

/** Something about one fit. */
const fitProcedure = roundReaderProcedure.input(z.object({ fitId }));

export const fitRouter = router({
  methods: publicProcedure
    .meta(
      onRest({
        ...{ ...read, path: "/methods", anyRound: true, answer: methodsAnswer },
        summary: "The methods that turn comparisons into weights, and their parameters",
      }),
    )
    .query(() => listMethods()),

  list: roundReaderProcedure
    .meta(
      onRest({ ...read, path: FITS, summary: "A round's fits, newest first", answer: fitsAnswer }),
    )
    .query(({ ctx }) => listFits(ctx.access)),

  get: fitProcedure
    .meta(
      onRest({
        ...{ ...read, path: `${FITS}/{fitId}`, answer: fitAnswer },
        summary: "A fit with its evidence and its heaviest projects",
      }),
    )
    .query(({ ctx, input }) => getFit(ctx.access, input.fitId)),

  latest: roundReaderProcedure
    .meta(
      onRest({
        ...{ ...read, path: `${FITS}/latest`, answer: latestFitAnswer },
        summary: "The newest finished fit of a method, or of the round's own; null without one",
      }),
    )
    .input(z.object({ method: method.optional() }))
    .query(({ ctx, input }) => latestFit(ctx.access, input.method)),

  weights: fitProcedure
    .meta(
      onRest({
        ...{ ...read, path: `${FITS}/{fitId}/weights`, answer: weightsAnswer },
        summary: "A page of a fit's weights with their intervals, heaviest first",
      }),
    )
    .input(page)
    .query(({ ctx, input }) => listWeights(ctx.access, input.fitId, input)),

  outranks: fitProcedure.query(({ ctx, input }) => getOutranks(ctx.access, input.fitId)),

  residuals: fitProcedure.query(({ ctx, input }) => getResiduals(ctx.access, input.fitId)),

  influentialAnswers: fitProcedure.query(({ ctx, input }) =>
    getInfluentialAnswers(ctx.access, input.fitId),
  ),

  jurors: fitProcedure
    .input(page.omit({ search: true }))
    .query(({ ctx, input }) => getJurors(ctx.access, input.fitId, input)),

  graph: fitProcedure.query(({ ctx, input }) => getGraph(ctx.access, input.fitId)),

  diagnosis: fitProcedure.query(({ ctx, input }) => getDiagnosis(ctx.access, input.fitId)),

  byMethod: roundReaderProcedure
    .input(page.extend({ base: method.optional() }))
    .query(({ ctx, input }) => compareFits(ctx.access, input)),

  distances: roundReaderProcedure.query(({ ctx }) => methodDistances(ctx.access)),

  request: roundProcedure("organizer")
    .meta(
      onRest({
        ...{ method: "POST", path: FITS, scope: "manage", answer: fitRequestedAnswer },
        summary: "Ask for a fit (organizers)",
      }),
    )
    .input(z.object({ method, params: z.record(z.string().max(64), z.number()).default({}) }))
    .mutation(({ ctx, input }) => requestFit(ctx.actor.userId, input.roundId, input)),

  cancel: roundProcedure("organizer")
    .input(z.object({ fitId }))
    .mutation(({ ctx, input }) => cancelFit(ctx.actor.userId, input.roundId, input.fitId)),
});
