import { z } from "zod";
import { fundingSchema } from "./fundingSettings";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** In the smallest unit. */
const units = z.string().regex(/^\d+$/);

const step = z.object({
  step: z.enum([
    ...(["contributions", "eligibility", "boost", "mechanism"] as const),
    ...(["minimum", "floor", "cap", "prior", "direct", "amounts"] as const),
  ]),
  unit: z.enum(["contributed", "raw", "share", "amount"]),
  note: z.string(),
  values: z.array(z.number()),
});

const project = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  donors: z.number().int(),
  raw: z.number(),
  share: z.number(),
  capped: z.boolean(),
  amount: units,
});

/**
 * What a run by a recipe follows from, kept with it and signed with its lines: the hash of all that was
 * read, the recipe, what each of its steps made of every project, and what of the pool stays unspent.
 */
const recipeBasis = z.object({
  /** SHA-256 of the contributions, the recipe, the expertise and the weights. */
  inputsHash: hash,
  codeVersion: z.string(),
  /** Of the settings as published or last amended. */
  settingsHash: z.string().nullable(),
  /** Whose weights the recipe counts; null where it counts none. */
  weightsMethod: z.string().nullable(),
  /** All of the pool; the run pays it less what is unspent. */
  pool: units,
  unspent: units,
  contributions: z.number().int(),
  rules: fundingSchema,
  /** Values are in the order of `projects`. */
  steps: z.array(step),
  projects: z.array(project),
  /** What one more donor would add, by project; null where each answer would be computed anew. */
  oneMore: z.array(z.number()).nullable(),
});

export type RecipeBasis = z.infer<typeof recipeBasis>;

export const parseRecipeBasis = (stored: unknown): RecipeBasis => recipeBasis.parse(stored);
