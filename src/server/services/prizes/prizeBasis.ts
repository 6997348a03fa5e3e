import { z } from "zod";

const entry = z.object({
  teamId: z.string(),
  submissionId: z.string(),
  /** By the final score; teams without one are not among the entries. */
  rank: z.number().int(),
  score: z.number(),
  /** What it is paid in proportion to; 0 for whoever gets nothing. */
  weight: z.number(),
  /** In the smallest unit. */
  amount: z.string(),
  /** Why this much, or why nothing. */
  reason: z.string(),
});

/** What a run of prizes follows from, kept with it: the frozen rule, and what was found about every team. */
const prizeBasis = z.object({
  rule: z.enum(["rank", "improvement", "mixture"]),
  /** All there was to win, in the smallest unit. */
  amount: z.string(),
  /** What is left over, in the smallest unit: places that nobody took. */
  unawarded: z.string(),
  metric: z.string(),
  uniform: z.number(),
  holdoutHash: z.string(),
  entries: z.array(entry),
});

export type PrizeBasis = z.infer<typeof prizeBasis>;
export type PrizeEntry = z.infer<typeof entry>;

export const parsePrizeBasis = (stored: unknown): PrizeBasis => prizeBasis.parse(stored);
