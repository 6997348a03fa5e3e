import { z } from "zod";
import { cancelRun, deleteRun, renameRun, restoreRun } from "../../services/lab/changeRun";
import { getRun } from "../../services/lab/getRun";
import {
  ATTACK_NUMBERS,
  AXIS_VALUES_MOST,
  CONTEST_NUMBERS,
  SOCIETY_NUMBERS,
  STUDY_RUNS_MOST,
} from "../../services/lab/limits";
import { listRuns } from "../../services/lab/listRuns";
import { saveRun } from "../../services/lab/saveRun";
import { publicProcedure, router, signedInProcedure } from "../trpc";

const id = z.string().min(1).max(64);
const name = z.string().trim().min(1, "Give it a name").max(120);
/** Parameters of the largest model, and some more. */
const NAMES_MAX = 40;
const byName = <T extends z.ZodType>(value: T) =>
  z
    .record(z.string().max(64), value)
    .refine((entries) => Object.keys(entries).length <= NAMES_MAX, "Too many names");

/** The shape alone; what may be computed is core's to say. */
const community = z.object({
  kind: z.undefined().optional(),
  configs: z
    .array(
      z.object({
        model: z.enum(["v1", "v3"]),
        mode: z.enum(["faithful", "corrected"]),
        params: byName(z.number()).default({}),
        mends: byName(z.boolean()).default({}),
      }),
    )
    .min(1)
    .max(2),
  seed: z.string().max(80),
  timesteps: z.number(),
  runs: z.number().max(STUDY_RUNS_MOST),
  axes: z
    .array(
      z.object({ param: z.string().max(64), values: z.array(z.number()).max(AXIS_VALUES_MOST) }),
    )
    .max(2)
    .default([]),
});

const numbers = <Kind extends string, Name extends string>(
  kind: Kind,
  bounds: Readonly<Record<Name, unknown>>,
) => {
  const names = z.enum(Object.keys(bounds) as [Name, ...Name[]]);
  return z.object({
    ...{ kind: z.literal(kind), seed: z.string().max(80) },
    numbers: z.record(names, z.number()),
  });
};

/** Without its kind a study is a community's. */
const study = z.discriminatedUnion("kind", [
  community,
  numbers("contest", CONTEST_NUMBERS),
  numbers("attacks", ATTACK_NUMBERS),
  numbers("society", SOCIETY_NUMBERS),
]);

const ofRun = signedInProcedure.input(z.object({ id }));

/** Saved runs of the mechanism lab. Whoever has a run's link reads it; its owner alone changes it. */
export const labRouter = router({
  list: signedInProcedure.query(({ ctx }) => listRuns(ctx.actor.userId)),

  get: publicProcedure
    .input(z.object({ id }))
    .query(({ ctx, input }) => getRun(ctx.actor, input.id)),

  save: signedInProcedure
    .meta({ rateLimit: "upload" })
    .input(z.object({ name, study, forkedFromId: id.optional() }))
    .mutation(({ ctx, input }) => saveRun(ctx.actor.userId, input)),

  rename: ofRun
    .input(z.object({ name }))
    .mutation(({ ctx, input }) => renameRun(ctx.actor.userId, input.id, input.name)),

  delete: ofRun.mutation(({ ctx, input }) => deleteRun(ctx.actor.userId, input.id)),

  restore: ofRun.mutation(({ ctx, input }) => restoreRun(ctx.actor.userId, input.id)),

  cancel: ofRun.mutation(({ ctx, input }) => cancelRun(ctx.actor.userId, input.id)),
});
