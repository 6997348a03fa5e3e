import { type FundingRules, MECHANISMS } from "~/core/funding";

/** A step of a recipe for people: its name, and what it does. */
export interface StepText {
  title: string;
  about: string;
}

const percent = (share: number) => `${Number((share * 100).toPrecision(6))}%`;

export const COMBINE_TEXT = {
  max: "the largest of them counts",
  sum: "they add up",
  product: "they multiply",
  or: "any of them counts once",
} as const;

/** What a step does under these rules. Steps are named as the recipe's own. */
export function stepText(step: string, rules: FundingRules, symbol: string): StepText {
  const { eligibility, boost } = rules;
  const mechanism = MECHANISMS.find(({ key }) => key === rules.mechanism);
  switch (step) {
    case "contributions":
      return { title: "Contributions", about: "Everything that was given, as it was given." };
    case "eligibility":
      return {
        title: "Eligibility",
        about: eligibility
          ? `Gifts below ${eligibility.minimum} ${symbol}, to oneself, or by somebody with a sybil score below ${eligibility.scoreAt50} count for nothing; from there they count for half, and in full from a score of ${eligibility.scoreAt100}.`
          : "Every gift counts.",
      };
    case "boost":
      return {
        title: "Expertise",
        about: boost
          ? `Gifts of experts count up to more: ${boost.credentials.map(({ name, maxBoost }) => `${name} (up to ${maxBoost})`).join(", ")}; where somebody has several, ${COMBINE_TEXT[boost.combine]}. Each boost is multiplied by ${boost.factor} and added to 1.`
          : "Nobody's gifts are boosted.",
      };
    case "mechanism":
      return { title: mechanism?.title ?? rules.mechanism, about: mechanism?.about ?? "" };
    case "minimum":
      return {
        title: "Minimum",
        about: `Whose share is below ${percent(rules.minimum ?? 0)} of the pool gets nothing, and the others share it.`,
      };
    case "floor":
      return {
        title: "Floor",
        about: `Whoever has a match gets at least ${percent(rules.floor ?? 0)} of the pool; the others give it in proportion.`,
      };
    case "cap":
      return {
        title: "Cap",
        about: `Nobody gets more than ${percent(rules.cap ?? mechanism?.cap ?? 1)} of the pool. ${mechanism?.keepsExcess ? "What it takes stays unspent." : "What it takes goes to the others in proportion."}`,
      };
    case "prior":
      return {
        title: "The jury's weights",
        about: `${percent(rules.prior)} of each share comes from the jury's weights, the rest from the match.`,
      };
    case "direct":
      return {
        title: "Direct part",
        about: `${percent(1 - rules.share)} of the pool is split by the jury's weights alone.`,
      };
    default:
      return {
        title: "Amounts",
        about:
          "Shares become amounts to the last unit of the token; largest remainders get the rest.",
      };
  }
}
