import { z } from "zod";
import { PowerRule, PowerSource } from "../../db/generated/enums";

const NAME_LENGTH_MAX = 120;
const DESCRIPTION_LENGTH_MAX = 5000;
const DECIMALS_MAX = 36;
const SYMBOL_LENGTH_MAX = 16;
/** In units of time; a century of weeks. */
const AGE_MAX = 5200;
/** As the community models have them: nobody takes more than a fifth, half of it forgotten in three days. */
const BETA_DEFAULT = 0.2;
const RHO_DEFAULT = 0.0025;
const HALF_LIFE_DEFAULT = 3;
const MINIMUM_AGE_DEFAULT = 1;

/** Power, and stakes of it: at most six decimals. */
export const power = z
  .string()
  .trim()
  .regex(/^\d{1,18}(\.\d{1,6})?$/, "Write a number such as 12.5, with at most six decimals");

/** An amount in units of the pool's token. */
export const tokens = z
  .string()
  .trim()
  .max(DECIMALS_MAX + 40)
  .regex(/^\d{1,40}(\.\d+)?$/, "Write a number such as 1250.5");

const share = z.number().gt(0);

/** How fast conviction is forgotten: a half-life in units of time, or the share kept in one of them. */
const charging = z.union([
  z.object({ halfLife: z.number().positive().max(AGE_MAX) }),
  z.object({ alpha: share.lt(1) }),
]);

const powerSettings = z
  .object({
    source: z.enum(PowerSource).default("equal"),
    /** Name of the list of holders, where tokens count. */
    credential: z.string().trim().min(1).max(64).optional(),
    rule: z.enum(PowerRule).default("fixed"),
    limit: power.optional(),
  })
  .superRefine(({ source, credential, rule, limit }, ctx) => {
    const say = (path: string, message: string) =>
      ctx.addIssue({ code: "custom", path: [path], message });
    if (source === "equal" && rule !== "fixed") {
      say("rule", "Where all are equal, power is fixed");
    }
    if (source === "tokens" && !credential) say("credential", "Name the list of holders");
    if (source !== "tokens" && credential) say("credential", "Only tokens are read from a list");
    const limited = rule === "fixed" || rule === "capped";
    if (limited && !(Number(limit) > 0)) say("limit", "Say how much power there is, above 0");
    if (!limited && limit !== undefined) say("limit", "This rule has no limit; leave it out");
  });

/** The rules of a pool. They are frozen once somebody takes part. */
export const poolRulesInput = z
  .object({
    charging: charging.default({ halfLife: HALF_LIFE_DEFAULT }),
    unit: z.enum(["hour", "day", "week"]).default("day"),
    beta: share.max(1).default(BETA_DEFAULT),
    rho: share.default(RHO_DEFAULT),
    minimumAge: z.number().min(0).max(AGE_MAX).default(MINIMUM_AGE_DEFAULT),
    minimumStake: power.default("0"),
    power: powerSettings.prefault({ limit: "100" }),
  })
  .superRefine(({ beta, rho }, ctx) => {
    if (Math.sqrt(rho) >= beta) {
      const message = `Must be below β² = ${beta * beta}: from there on no request could ever pass`;
      ctx.addIssue({ code: "custom", path: ["rho"], message });
    }
  });

const named = {
  name: z.string().trim().min(1).max(NAME_LENGTH_MAX),
  description: z.string().trim().max(DESCRIPTION_LENGTH_MAX),
};

export const newPoolInput = z.object({
  name: named.name,
  description: named.description.default(""),
  funds: tokens,
  /** The round's own unless another is named. */
  token: z
    .object({
      symbol: z.string().trim().min(1).max(SYMBOL_LENGTH_MAX),
      decimals: z.number().int().min(0).max(DECIMALS_MAX),
      address: z.string().trim().max(64).optional(),
    })
    .optional(),
  rules: poolRulesInput.prefault({}),
});

export const poolEditInput = z.object({
  name: named.name.optional(),
  description: named.description.optional(),
  rules: poolRulesInput.optional(),
});

export type PoolRulesInput = z.infer<typeof poolRulesInput>;
export type NewPool = z.infer<typeof newPoolInput>;
export type PoolEdit = z.infer<typeof poolEditInput>;
