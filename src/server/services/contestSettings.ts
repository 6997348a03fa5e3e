import { z } from "zod";

const DATA_HOURS_DEFAULT = 24;
const DATA_HOURS_MAX = 24 * 365;
const TEAM_SIZE_DEFAULT = 5;
const TEAM_SIZE_MAX = 100;
const SLUG_LENGTH_MAX = 100;
const PLACES_MAX = 100;
/** Digits of an amount in the smallest unit; a uint256 has at most 78. */
const AMOUNT_DIGITS_MAX = 78;
/** By how much the shares of the places may miss 1 in sum. */
const SHARES_TOLERANCE = 1e-9;

const places = z
  .array(z.number().positive("A place's share is above 0").max(1, "A place's share is at most 1"))
  .max(PLACES_MAX)
  .refine(
    (shares) => Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) <= SHARES_TOLERANCE,
    "The shares of the places must sum to 1",
  );

/** What modelers win. By rank each place has its share; the other rules compute the shares. */
const prizes = z
  .object({
    /** In the smallest unit of the pool's token; beside the pool, not out of it. */
    amount: z
      .string()
      .max(AMOUNT_DIGITS_MAX)
      .regex(/^[1-9]\d*$/, "The prizes are a whole number, above 0, of the token's smallest unit"),
    rule: z.enum(["rank", "improvement", "mixture"]),
    places: places.optional(),
    /** Whether a prize is paid only to whoever links to a description of their method. */
    writeUpRequired: z.boolean().default(true),
  })
  .superRefine(({ rule, places }, ctx) => {
    if (rule === "rank" && !places) {
      const message = "Prizes by rank say which share each place gets";
      ctx.addIssue({ code: "custom", path: ["places"], message });
    }
    if (rule !== "rank" && places) {
      const message = "Only prizes by rank have places; leave them out";
      ctx.addIssue({ code: "custom", path: ["places"], message });
    }
  });

/** The rules of the contest that predicts the jury. */
export const contestSchema = z.object({
  /** By how much a public score must be beaten to move on the board; absent: from the board's noise. */
  ladderStep: z.number().positive("The step of the ladder is above 0").optional(),
  /** How old the newest data may be when a submission comes and judgements were added. */
  dataEveryHours: z.number().int().min(1).max(DATA_HOURS_MAX).default(DATA_HOURS_DEFAULT),
  /** Who stands first of equal scores. */
  tieRule: z.literal("earlier").default("earlier"),
  teamSizeMax: z.number().int().min(1).max(TEAM_SIZE_MAX).default(TEAM_SIZE_DEFAULT),
  /** Address of the round whose final weights stand on the board as a baseline. */
  previousRound: z
    .string()
    .max(SLUG_LENGTH_MAX)
    .regex(
      /^[a-z0-9-]+$/,
      "The previous round is named as in its address: letters, digits, hyphens",
    )
    .optional(),
  prizes: prizes.optional(),
});

export type ContestSettings = z.infer<typeof contestSchema>;
