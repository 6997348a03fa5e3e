import { z } from "zod";

/** What a run of a proposal follows from, kept with it: how it stood when it crossed its trigger. */
const releaseBasis = z.object({
  poolId: z.string(),
  pool: z.string(),
  proposalId: z.string(),
  /** When it crossed, in closed form. */
  at: z.iso.datetime(),
  conviction: z.number(),
  threshold: z.number(),
  /** In the smallest unit, before it. */
  funds: z.string(),
  alpha: z.number(),
  unit: z.enum(["hour", "day", "week"]),
  beta: z.number(),
  rho: z.number(),
});

export type ReleaseBasis = z.infer<typeof releaseBasis>;

export const parseReleaseBasis = (stored: unknown): ReleaseBasis => releaseBasis.parse(stored);
