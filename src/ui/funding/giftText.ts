import type { DonorEffects, FundingRules, GiftEffect } from "~/core/funding";

const percent = (part: number) => `${Number((part * 100).toPrecision(4))}%`;

/** Why a gift did what it did, as sentences: what of it counts, what raises it, what holds it down. */
export function giftReasons(
  gift: GiftEffect,
  { coefficient, credentials }: Pick<DonorEffects, "coefficient" | "credentials">,
  { eligibility }: FundingRules,
  symbol: string,
): string[] {
  if (gift.ineligible === "minimum") {
    return [`Below ${eligibility?.minimum} ${symbol}, the smallest gift that counts.`];
  }
  if (gift.ineligible === "self") return ["To a project that pays you: such gifts do not count."];
  if (gift.ineligible === "score") {
    return [`The sybil score known of you is below ${eligibility?.scoreAt50}: it does not count.`];
  }
  const said: string[] = [];
  if (gift.multiplier < 1) said.push(`Counts for ${percent(gift.multiplier)} by your sybil score.`);
  if (coefficient > 1) {
    const by = credentials.length > 0 ? ` by your ${credentials.join(" and ")}` : "";
    said.push(`Counts ${Number(coefficient.toPrecision(4))}×${by}.`);
  }
  if (gift.alone) said.push("Nobody else's gift to the project counts, and one donor is no match.");
  if (gift.capped) said.push("A cap holds the project: what is above it goes elsewhere.");
  return said.length > 0 ? said : ["Counts in full."];
}
