import { z } from "zod";
import { requireRoundOfToken } from "../../auth/tokens";
import { amendRound, previewAmendment } from "../../services/amendRound";
import { closeRound } from "../../services/closeRound";
import { contestSchema } from "../../services/contestSettings";
import { createRound } from "../../services/createRound";
import { getRound } from "../../services/getRound";
import { listAmendments } from "../../services/listAmendments";
import { listRounds } from "../../services/listRounds";
import { readProjectList } from "../../services/projectList";
import { publishRound } from "../../services/publishRound";
import { roundSettingsSchema } from "../../services/roundSettings";
import { updateRound } from "../../services/updateRound";
import { roundAnswer, roundsAnswer } from "../rest/answers";
import {
  publicProcedure,
  roundProcedure,
  roundReaderProcedure,
  router,
  signedInProcedure,
} from "../trpc";

/** Characters of a list of projects; 2000 of them fit, each with a README's excerpt. */
const LIST_LENGTH_MAX = 5_000_000;

const title = z.string().trim().min(1, "Give the round a title").max(120);
const question = z.string().trim().min(1, "Write the question jurors will answer").max(500);
const description = z.string().trim().max(20_000);
const projects = z.string().max(LIST_LENGTH_MAX, "The list is longer than 5,000,000 characters");
const closesAt = z.date();
const organizer = roundProcedure("organizer");

const rules = roundSettingsSchema.shape;
const contest = contestSchema.shape;
const amendment = z.object({
  closesAt: closesAt.optional(),
  metric: rules.metric.unwrap().optional(),
  submissionsPerDay: rules.submissionsPerDay.unwrap().optional(),
  resultsVisible: rules.resultsVisible.unwrap().optional(),
  ladderStep: contest.ladderStep.unwrap().nullable().optional(),
  prizes: contest.prizes.unwrap().nullable().optional(),
});

export const roundRouter = router({
  list: publicProcedure
    .meta({
      rest: {
        ...{ method: "GET", path: "/rounds", scope: "read", open: true, anyRound: true },
        summary: "Published rounds and your own drafts, newest first",
        answer: roundsAnswer,
      },
    })
    .query(async ({ ctx }) => {
      const rounds = await listRounds(ctx.actor?.userId ?? null);
      const bound = ctx.token?.roundId;
      return bound ? rounds.filter(({ id }) => id === bound) : rounds;
    }),

  bySlug: publicProcedure
    .meta({
      rest: {
        ...{ method: "GET", path: "/rounds/{slug}", scope: "read", open: true, anyRound: true },
        summary: "A round by its short name, with its frozen rules and its id",
        answer: roundAnswer,
      },
    })
    .input(z.object({ slug: z.string().min(1).max(100) }))
    .query(async ({ ctx, input }) => {
      const round = await getRound(ctx.actor?.userId ?? null, input.slug);
      requireRoundOfToken(ctx.token ?? null, round.id);
      return round;
    }),

  checkProjects: signedInProcedure
    .input(z.object({ text: projects }))
    .query(({ input }) => readProjectList(input.text)),

  create: signedInProcedure
    .input(
      z.object({
        title,
        question,
        description: description.optional(),
        settings: roundSettingsSchema,
        projects,
        closesAt: closesAt.optional(),
      }),
    )
    .mutation(({ ctx, input }) => createRound(ctx.actor.userId, input)),

  update: organizer
    .input(
      z.object({
        title: title.optional(),
        question: question.optional(),
        description: description.optional(),
        settings: roundSettingsSchema.optional(),
        projects: projects.optional(),
        closesAt: closesAt.nullable().optional(),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...changes } }) =>
      updateRound(ctx.actor.userId, roundId, changes),
    ),

  publish: organizer.mutation(({ ctx, input }) => publishRound(ctx.actor.userId, input.roundId)),

  amendments: roundReaderProcedure.query(({ input }) => listAmendments(input.roundId)),

  previewAmendment: organizer
    .input(amendment)
    .query(({ input: { roundId, ...changes } }) => previewAmendment(roundId, changes)),

  amend: organizer
    .input(
      amendment.extend({
        reason: z.string().trim().min(1, "Say why; everybody can read it").max(2000),
        hashBefore: z.string().length(64),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...changes } }) =>
      amendRound(ctx.actor.userId, roundId, changes),
    ),

  close: organizer.mutation(({ ctx, input }) => closeRound(ctx.actor.userId, input.roundId)),
});
