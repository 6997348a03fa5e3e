import { z } from "zod";
import { addressProblems } from "~/core/formats";
import { REPEAT_SHARE } from "~/core/ranking";
import { contestSchema } from "./contestSettings";
import { fundingSchema } from "./fundingSettings";

/** By how much shares that sum to 1 may miss it. */
const FRACTION_SUM_TOLERANCE = 1e-9;
const SUBMISSIONS_PER_DAY_MAX = 50;
const DECIMALS_MAX = 36;
const SYMBOL_LENGTH_MAX = 16;
/** Digits of an amount in the smallest unit; a uint256 has at most 78. */
const AMOUNT_DIGITS_MAX = 78;

// A juror need not state a strength, so what reads every judgement is the default; the log-ratio
// metric and methods read only the judgements that state one.
const METRIC_DEFAULT = "bt_log_loss";
const SPLIT_DEFAULT = { train: 0.6, public: 0.2, private: 0.2 };
const SUBMISSIONS_PER_DAY_DEFAULT = 5;
const WEIGHTS_DEFAULT = { method: "recommended", params: {} };
const PAIRS_PER_JUROR_DEFAULT = 30;
const PAIRS_PER_JUROR_MAX = 1000;
/** As many times more as anybody said in the field's trials, and hardly a limit. */
export const MULTIPLIER_MAX = 999;
const INPUT_DEFAULT = "pairs";
const RESULTS_VISIBLE_DEFAULT = "after_close";
const OWN_INSIGHTS_DEFAULT = true;

/** Every project is in three comparisons before pairs are chosen for their information alone. */
const ITEM_FLOOR_DEFAULT = 3;
const ITEM_FLOOR_MAX = 100;
/** A fifth of each juror's pairs is another juror's, too: enough of thirty to see who disagrees. */
const OVERLAP_SHARE_DEFAULT = 0.2;
const PAIRS_ASKED_MAX = 10_000;

const fraction = z.number().min(0).max(1);

const split = z
  .object({ train: fraction, public: fraction, private: fraction })
  .refine(
    (parts) => Math.abs(parts.train + parts.public + parts.private - 1) <= FRACTION_SUM_TOLERANCE,
    "The three shares must sum to 1",
  );

const tokenAddress = z
  .string()
  .max(64)
  .superRefine((address, ctx) => {
    for (const { message, fix } of addressProblems(address, "tokenAddress", 0)) {
      ctx.addIssue({ code: "custom", message: `${message}: ${fix}` });
    }
  });

const pool = z.object({
  /** In the smallest unit of the token. */
  amount: z
    .string()
    .max(AMOUNT_DIGITS_MAX)
    .regex(/^\d+$/, "The amount is a whole number of the token's smallest unit"),
  decimals: z.number().int().min(0).max(DECIMALS_MAX),
  symbol: z.string().trim().min(1).max(SYMBOL_LENGTH_MAX),
  /** Absent for the chain's own coin. */
  tokenAddress: tokenAddress.optional(),
});

/** How the pairs of jurors are chosen; see `choosePair`. */
const judging = z.object({
  repeatShare: fraction.default(REPEAT_SHARE),
  overlapShare: fraction.default(OVERLAP_SHARE_DEFAULT),
  itemFloor: z.number().int().min(0).max(ITEM_FLOOR_MAX).default(ITEM_FLOOR_DEFAULT),
  /** Most pairs that one juror is asked; absent: as many as a juror likes. */
  pairsMax: z.number().int().min(1).max(PAIRS_ASKED_MAX).optional(),
});

/** The rules of a round. Publication freezes and hashes them. */
export const roundSettingsSchema = z
  .object({
    /** How submissions are scored. */
    metric: z.enum(["log_ratio_mse", "bt_log_loss", "accuracy"]).default(METRIC_DEFAULT),
    /** Shares of the pairs that are fitted on, scored in public, and scored at the end. */
    split: split.default(SPLIT_DEFAULT),
    submissionsPerDay: z
      .number()
      .int()
      .min(1)
      .max(SUBMISSIONS_PER_DAY_MAX)
      .default(SUBMISSIONS_PER_DAY_DEFAULT),
    /** What jurors are asked beside held-out pairs, which are always asked as pairs. */
    input: z.enum(["pairs", "rankFive", "bestWorst"]).default(INPUT_DEFAULT),
    /** What a juror's progress is counted against; nobody has to stop there. */
    pairsPerJuror: z
      .number()
      .int()
      .min(1)
      .max(PAIRS_PER_JUROR_MAX)
      .default(PAIRS_PER_JUROR_DEFAULT),
    /** How many times more a juror may say that one project is worth. */
    multiplierMax: z.number().min(1).max(MULTIPLIER_MAX).default(MULTIPLIER_MAX),
    pool,
    /** The method whose weights split the pool. */
    weights: z
      .object({ method: z.string().min(1).max(64), params: z.record(z.string(), z.number()) })
      .default(WEIGHTS_DEFAULT),
    contest: contestSchema.default(() => contestSchema.parse({})),
    judging: judging.default(() => judging.parse({})),
    /** How contributions become amounts; absent: the pool is split by the jury's weights alone. */
    funding: fundingSchema.optional(),
    resultsVisible: z.enum(["after_close", "always"]).default(RESULTS_VISIBLE_DEFAULT),
    /** Whether jurors see what their own answers imply, from their tenth answer on. */
    ownInsights: z.boolean().default(OWN_INSIGHTS_DEFAULT),
  })
  .superRefine(({ pool: { symbol }, funding }, ctx) => {
    const own = (funding?.tokens ?? []).findIndex(
      (one) => one.symbol.toLowerCase() === symbol.toLowerCase(),
    );
    if (own < 0) return;
    const path = ["funding", "tokens", own, "symbol"];
    ctx.addIssue({ code: "custom", path, message: "The pool's own token is taken at 1" });
  });

export type RoundSettings = z.infer<typeof roundSettingsSchema>;

/** The settings as stored with a round. Settings that do not parse are a bug, and throw as one. */
export function parseRoundSettings(stored: unknown): RoundSettings {
  return roundSettingsSchema.parse(stored);
}
