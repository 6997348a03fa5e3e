import { z } from "zod";
import { checkPayout } from "../../services/checkPayout";
import { createPayoutDraft } from "../../services/createPayoutDraft";
import { decidePayout } from "../../services/decidePayout";
import { executePayout } from "../../services/executePayout";
import { exportPayout, payoutFormat } from "../../services/exportPayout";
import { getClaim, getClaims } from "../../services/payoutClaims";
import { payoutReport } from "../../services/payoutReport";
import { previewPayout } from "../../services/previewPayout";
import { proposePayout } from "../../services/proposePayout";
import { getPayout, listPayouts } from "../../services/readPayouts";
import { roundProcedure, roundReaderProcedure, router } from "../trpc";

const id = z.string().min(1).max(64);
/** The largest id that a chain may have (EIP-2294). */
const CHAIN_ID_MAX = 4_503_599_627_370_476;
/** Chunks of 200 rows: ten thousand recipients. */
const FILES_MAX = 50;
const FILE_LENGTH_MAX = 5_000_000;
const payoutFile = z.object({
  name: z.string().max(200),
  text: z.string().max(FILE_LENGTH_MAX),
});
const ofRun = z.object({ runId: id });
const organizer = roundProcedure("organizer");
const decider = roundProcedure("organizer", "approver");

export const payoutRouter = router({
  preview: decider.query(({ input }) => previewPayout(input.roundId)),

  list: roundReaderProcedure.query(({ ctx }) => listPayouts(ctx.access)),

  get: roundReaderProcedure
    .input(ofRun)
    .query(({ ctx, input }) => getPayout(ctx.access, input.runId)),

  report: roundReaderProcedure
    .input(ofRun)
    .query(({ ctx, input }) => payoutReport(ctx.access, input.runId)),

  claims: roundReaderProcedure
    .input(ofRun)
    .query(({ ctx, input }) => getClaims(ctx.access, input.runId)),

  claim: roundReaderProcedure
    .input(ofRun.extend({ address: z.string().trim().max(64) }))
    .query(({ ctx, input }) => getClaim(ctx.access, input)),

  createDraft: organizer
    .input(z.object({ fitId: id.optional() }))
    .mutation(({ ctx, input }) => createPayoutDraft(ctx.actor.userId, input.roundId, input.fitId)),

  propose: organizer
    .input(ofRun)
    .mutation(({ ctx, input }) => proposePayout(ctx.actor.userId, input.roundId, input.runId)),

  decide: decider
    .input(
      ofRun.extend({
        approve: z.boolean(),
        linesHash: z.string().regex(/^[0-9a-f]{64}$/),
        note: z.string().trim().max(1000).optional(),
      }),
    )
    .mutation(({ ctx, input }) => decidePayout(ctx.actor.userId, input.roundId, input)),

  execute: organizer
    .input(ofRun.extend({ executionRef: z.string().trim().min(1).max(200) }))
    .mutation(({ ctx, input }) => executePayout(ctx.actor.userId, input.roundId, input)),

  export: decider
    .input(
      ofRun.extend({
        format: payoutFormat,
        chainId: z.number().int().min(1).max(CHAIN_ID_MAX).optional(),
      }),
    )
    .query(({ input }) => exportPayout(input.roundId, input)),

  check: decider
    .input(ofRun.extend({ files: z.array(payoutFile).min(1).max(FILES_MAX) }))
    .mutation(({ input }) => checkPayout(input.roundId, input)),
});
