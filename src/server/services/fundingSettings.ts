import { z } from "zod";
import { addressProblems } from "~/core/formats";
import { checkMechanismParams, type FundingRules, MECHANISMS } from "~/core/funding";

const CREDENTIALS_MAX = 10;
const TOKENS_MAX = 20;
const BOOST_MAX = 100;
const NAME_LENGTH_MAX = 64;
const SYMBOL_LENGTH_MAX = 16;
const DECIMALS_MAX = 36;
const SCORE_MAX = 1e6;
/** Digits of a rate: as many as a token has. */
const RATE = /^(?=.*[1-9])\d{1,20}(?:\.\d{1,36})?$/;

const fraction = z.number().min(0).max(1);
/** Of the pool, above nothing. */
const part = z.number().positive().max(1);
const positive = z.number().min(0).max(1e15);

const transfer = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["threshold", "linear", "logLinear", "normal"]) }),
  z.object({
    kind: z.literal("sigmoid"),
    k: z.number().min(-50).max(50),
    b: z.number().min(-1e9).max(1e9),
  }),
]);

const credential = z
  .object({
    name: z.string().trim().min(1).max(NAME_LENGTH_MAX),
    source: z.enum(["list", "attested", "earned"]),
    domain: z.string().trim().min(1).max(NAME_LENGTH_MAX).optional(),
    threshold: positive,
    maxBoost: z.number().min(1).max(BOOST_MAX),
    transfer,
  })
  .refine(({ source, domain }) => source === "earned" || domain === undefined, {
    path: ["domain"],
    message: "Only what jurors earn has a domain",
  });

const boost = z.object({
  credentials: z
    .array(credential)
    .min(1, "A boost needs a credential")
    .max(CREDENTIALS_MAX)
    .refine(
      (all) => new Set(all.map(({ name }) => name.toLowerCase())).size === all.length,
      "Two credentials have one name",
    ),
  combine: z.enum(["max", "sum", "product", "or"]),
  factor: z.number().min(0).max(BOOST_MAX),
});

const eligibility = z
  .object({
    minimum: positive,
    scoreAt50: z.number().min(0).max(SCORE_MAX),
    scoreAt100: z.number().min(0).max(SCORE_MAX),
  })
  .refine(
    ({ scoreAt50, scoreAt100 }) => scoreAt50 <= scoreAt100,
    "The score that counts in full is at least the one that counts half",
  );

/** A token besides the pool's that is taken, and what one of it is worth in the pool's. */
const token = z.object({
  symbol: z.string().trim().min(1).max(SYMBOL_LENGTH_MAX),
  address: z
    .string()
    .max(64)
    .refine((text) => addressProblems(text, "address", 0).length === 0, "Not an Ethereum address")
    .optional(),
  decimals: z.number().int().min(0).max(DECIMALS_MAX),
  rate: z.string().regex(RATE, "A rate is a decimal number above 0, such as 2500.5"),
});

/** How a round's contributions become amounts. Frozen with its other settings. */
export const fundingSchema = z
  .object({
    mechanism: z.string().min(1).max(NAME_LENGTH_MAX),
    params: z.record(z.string(), z.union([z.number(), z.string().max(64)])).default({}),
    eligibility: eligibility.optional(),
    boost: boost.optional(),
    minimum: z.number().min(0).lt(1).optional(),
    floor: z.number().min(0).lt(1).optional(),
    cap: part.optional(),
    /** λ: how far the jury's weights count beside the match. */
    prior: fraction.default(0),
    /** Of the pool; the rest is split by the jury's weights alone. */
    share: part.default(1),
    tokens: z
      .array(token)
      .max(TOKENS_MAX)
      .refine(
        (all) => new Set(all.map(({ symbol }) => symbol.toLowerCase())).size === all.length,
        "Two tokens have one symbol",
      )
      .default([]),
    /** Until when contributions are taken; absent: until the round's own deadline. */
    closesAt: z.iso.datetime().optional(),
  })
  .superRefine((rules, ctx) => {
    for (const { path, message } of problemsOf(rules)) {
      ctx.addIssue({ code: "custom", path: [path], message });
    }
  })
  // Spelled out, so that frozen settings do not depend on defaults.
  .transform((rules) => ({ ...rules, params: filledParams(rules) }));

export type FundingSettings = z.infer<typeof fundingSchema>;

function filledParams({ mechanism, params }: Pick<FundingRules, "mechanism" | "params">) {
  const info = MECHANISMS.find(({ key }) => key === mechanism);
  return info ? checkMechanismParams(info, params) : params;
}

function problemsOf(
  rules: Pick<FundingRules, "mechanism" | "params" | "floor" | "cap" | "minimum">,
): { path: string; message: string }[] {
  const { floor, cap } = rules;
  const problems: { path: string; message: string }[] = [];
  const info = MECHANISMS.find(({ key }) => key === rules.mechanism);
  if (!info) {
    const known = MECHANISMS.map(({ key }) => key).join(", ");
    problems.push({ path: "mechanism", message: `"${rules.mechanism}" is none of ${known}` });
  } else {
    try {
      checkMechanismParams(info, rules.params);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push({ path: "params", message: error.message });
    }
  }
  if (floor !== undefined && cap !== undefined && floor > cap) {
    problems.push({ path: "floor", message: "The floor is above the cap" });
  }
  return problems;
}
