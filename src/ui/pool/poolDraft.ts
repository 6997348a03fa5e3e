import { alphaOfHalfLife, halfLifeOfAlpha, poolRatios } from "~/core/conviction";
import type { RouterInputs } from "~/trpc/types";
import type { FieldIssue } from "../primitives/fieldIssue";
import { formatNumber } from "../primitives/numbers";
import { readPower } from "./power";
import { readAmount } from "./requestOutlook";
import type { PoolRulesShown, PoolUnit } from "./types";

type RulesInput = NonNullable<RouterInputs["pool"]["create"]["rules"]>;
type PowerSource = PoolRulesShown["power"]["source"];
type PowerRule = PoolRulesShown["power"]["rule"];

/** Rules as they are set: numbers once they are some, power as typed. */
export interface RulesDraft {
  readonly halfLife: number;
  readonly unit: PoolUnit;
  readonly beta: number;
  readonly rho: number;
  readonly minimumAge: number;
  readonly minimumStake: string;
  readonly source: PowerSource;
  readonly credential: string;
  readonly rule: PowerRule;
  readonly limit: string;
}

export interface PoolDraft {
  readonly name: string;
  readonly description: string;
  readonly funds: string;
  /** Another token than the round's. */
  readonly ownToken: boolean;
  readonly symbol: string;
  readonly decimals: number;
  readonly address: string;
  readonly rules: RulesDraft;
}

/** As the community models have it: half of it forgotten in three days, nobody takes more than 15%. */
const USUAL_RULES: RulesDraft = {
  ...{ halfLife: 3, unit: "day", beta: 0.2, rho: 0.0025, minimumAge: 1, minimumStake: "0" },
  ...{ source: "equal", credential: "", rule: "fixed", limit: "100" },
};

export function newPoolDraft(token: { symbol: string; decimals: number }): PoolDraft {
  return {
    ...{ name: "", description: "", funds: "", ownToken: false, address: "" },
    ...{ symbol: token.symbol, decimals: token.decimals, rules: USUAL_RULES },
  };
}

export function draftOfRules({ power, alpha: _, ...rules }: PoolRulesShown): RulesDraft {
  return {
    ...{ halfLife: rules.halfLife, unit: rules.unit, beta: rules.beta, rho: rules.rho },
    ...{ minimumAge: rules.minimumAge, minimumStake: rules.minimumStake, source: power.source },
    ...{ credential: power.credential ?? "", rule: power.rule, limit: power.limit ?? "" },
  };
}

const DIGITS = 12;
const neat = (value: number) => Number(value.toPrecision(DIGITS));

const ALPHA_DIGITS = 8;

export const alphaOf = ({ halfLife }: Pick<RulesDraft, "halfLife">) =>
  Number(alphaOfHalfLife(halfLife).toPrecision(ALPHA_DIGITS));
export const withAlpha = (rules: RulesDraft, alpha: number): RulesDraft => ({
  ...rules,
  halfLife: neat(halfLifeOfAlpha(alpha)),
});

/** β and ρ in people's words: the largest share that can be granted, and what the smallest request needs. */
export function inWords({ beta, rho }: Pick<RulesDraft, "beta" | "rho">) {
  return {
    spendingLimit: neat(beta - Math.sqrt(rho)),
    minimumConviction: neat(rho / beta ** 2),
  };
}

/** The same the other way round. */
export function withWords(
  rules: RulesDraft,
  words: { spendingLimit: number; minimumConviction: number },
): RulesDraft {
  const { beta, rho } = poolRatios(words);
  return { ...rules, beta: neat(beta), rho: neat(rho) };
}

/** Whether anything could ever pass; the plot is drawn only then. */
export const isPassable = ({ beta, rho }: Pick<RulesDraft, "beta" | "rho">) =>
  Math.sqrt(rho) < beta && beta <= 1;

/** Whether this rule asks for a limit. */
export const hasLimit = (rule: PowerRule) => rule === "fixed" || rule === "capped";

/** What is wrong with the rules, each beside its field. */
export function rulesIssues(rules: RulesDraft): FieldIssue[] {
  const { beta, rho, source, credential, rule, limit, minimumStake } = rules;
  const issues: FieldIssue[] = [];
  const say = (field: string, message: string) => issues.push({ field, message });
  if (beta > 1) {
    say(
      "beta",
      `β comes to ${formatNumber(beta)}; more than the whole pool cannot be taken. Lower the spending limit or the minimum conviction`,
    );
  }
  if (Math.sqrt(rho) >= beta) {
    say(
      "rho",
      `ρ is ${formatNumber(rho)}, but must be below β² = ${formatNumber(beta ** 2)}: from there on even the smallest request needs more than everybody’s stake could ever charge, so nothing could pass`,
    );
  }
  if (readPower(minimumStake) === null) {
    say("minimumStake", "The minimum stake is a number such as 12.5, with at most six decimals");
  }
  if (source === "tokens" && credential.trim() === "") {
    say("credential", "Name the list of holders whose tokens count");
  }
  if (hasLimit(rule) && !((readPower(limit) ?? 0n) > 0n)) {
    say(
      "limit",
      "Say how much power there is at most: a number above 0, with at most six decimals",
    );
  }
  return issues;
}

/** What is wrong with the form before it is sent; the server looks again. */
export function poolIssues(draft: PoolDraft): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (draft.name.trim() === "") issues.push({ field: "name", message: "Give the pool a name" });
  if (draft.ownToken && draft.symbol.trim() === "") {
    issues.push({ field: "symbol", message: "Name the token by its symbol" });
  }
  if (readAmount(draft.funds, draft.decimals) === null) {
    issues.push({
      field: "funds",
      message: `The funds are a number above 0 such as 1250.5, with at most ${draft.decimals} decimals`,
    });
  }
  return [...issues, ...rulesIssues(draft.rules)];
}

export function rulesInput(rules: RulesDraft): RulesInput {
  const { halfLife, unit, beta, rho, minimumAge, source, credential, rule, limit } = rules;
  return {
    ...{ charging: { halfLife }, unit, beta, rho, minimumAge },
    minimumStake: rules.minimumStake.trim() || "0",
    power: {
      ...{ source, rule },
      ...(source === "tokens" && { credential: credential.trim() }),
      ...(hasLimit(rule) && { limit: limit.trim() }),
    },
  };
}

export function poolInput(draft: PoolDraft): Omit<RouterInputs["pool"]["create"], "roundId"> {
  const { name, description, funds, ownToken, symbol, decimals, address, rules } = draft;
  const token = {
    symbol: symbol.trim(),
    decimals,
    ...(address.trim() && { address: address.trim() }),
  };
  return {
    ...{ name: name.trim(), description: description.trim(), funds: funds.trim() },
    ...(ownToken && { token }),
    rules: rulesInput(rules),
  };
}
