import { z } from "zod";

/** Members of a team at most, where the round does not say. The trigger on team members has it, too. */
const TEAM_SIZE_MAX_DEFAULT = 5;
const AMOUNT_DIGITS_MAX = 78;

const prizes = z.object({
  /** In the smallest unit of the pool's token; beside the pool, not out of it. */
  amount: z.string().regex(new RegExp(`^\\d{1,${AMOUNT_DIGITS_MAX}}$`)),
  /** By rank; or in proportion to the improvement over equal weights, or to what the best mixture owes. */
  rule: z.enum(["rank", "improvement", "mixture"]),
  /** What share each place gets, best first; for the rule `rank`. */
  places: z.array(z.number().positive()).default([]),
  writeUpRequired: z.boolean().default(true),
});

/** The part of a round's settings that this reads; `roundSettings` says what may be in them. */
const stored = z.object({
  contest: z
    .object({ teamSizeMax: z.number().int().min(1).optional(), prizes: prizes.optional() })
    .optional(),
});

export type PrizeSettings = z.infer<typeof prizes>;

/** How many people a team of this round may have. */
export function teamSizeMax(settings: unknown): number {
  return stored.parse(settings).contest?.teamSizeMax ?? TEAM_SIZE_MAX_DEFAULT;
}

/** The prizes of a round's contest as frozen with its settings; null where it has none. */
export function roundPrizes(settings: unknown): PrizeSettings | null {
  const found = stored.parse(settings).contest?.prizes;
  return found && BigInt(found.amount) > 0n ? found : null;
}
