import { z } from "zod";

/** One team's place on a board. Scores are in the metric's unit. */
const entry = z.object({
  teamId: z.string(),
  /** The submission that stands for the team. */
  submissionId: z.string(),
  title: z.string(),
  /** When it was submitted; the earlier of equal scores stands first. */
  at: z.string(),
  /** Scored submissions of the team. */
  submissions: z.number(),
  /** Before the close what the ladder released, a multiple of its step; after it the exact score. */
  score: z.number(),
  rank: z.number(),
  /** Ends of the 95 % interval of the rank, by resampling jurors. */
  rankLow: z.number(),
  rankHigh: z.number(),
  /** Teams that cannot be told apart from this one. */
  tiedWith: z.array(z.string()),
  /** Its share of the best mixture of all entries, 0 to 1; null where there is no mixture. */
  share: z.number().nullable(),
  /** After the close: the interval of the score, and what the same submission got in public. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  publicScore: z.number().nullable(),
  publicRank: z.number().nullable(),
});

/** A board as the worker computed it, on one split. */
export const boardSchema = z.object({
  metric: z.string(),
  /** Whether scores are exact: after the close. */
  final: z.boolean(),
  /** η of the ladder on these rows, what there is to gain, and how noisy it is. */
  step: z.number(),
  /** Whether the step follows from the rows; otherwise the round sets it. */
  automatic: z.boolean(),
  range: z.number(),
  noise: z.number(),
  uniform: z.number(),
  floor: z.number(),
  rows: z.number(),
  baselines: z.array(z.object({ key: z.string(), score: z.number() })),
  entries: z.array(entry),
  /** What the best mixture of all entries scores; before the close a multiple of the step. */
  mixtureScore: z.number().nullable(),
});

export type BoardData = z.infer<typeof boardSchema>;
export type StandingEntry = z.infer<typeof entry>;
