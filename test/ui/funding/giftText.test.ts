import { expect, test } from "vitest";
import type { FundingRules, GiftEffect } from "~/core/funding";
import { giftReasons } from "~/ui/funding/giftText";

const RULES: FundingRules = {
  ...{ mechanism: "qf", params: {}, prior: 0, share: 1 },
  eligibility: { minimum: 2, scoreAt50: 15, scoreAt100: 25 },
};
const GIFT: GiftEffect = {
  ...{ row: 0, project: 0, amount: 9, ineligible: null, multiplier: 1 },
  ...{ match: 30, without: 10, capped: false, alone: false },
};
const PLAIN = { coefficient: 1, credentials: [] };

test.each<[Partial<GiftEffect>, object, string]>([
  [{}, {}, "Counts in full."],
  [{ ineligible: "minimum", multiplier: 0 }, {}, "Below 2 USDC, the smallest gift that counts."],
  [{ ineligible: "self" }, {}, "To a project that pays you: such gifts do not count."],
  [{ ineligible: "score" }, {}, "The sybil score known of you is below 15: it does not count."],
  [{ multiplier: 0.75 }, {}, "Counts for 75% by your sybil score."],
  [{}, { coefficient: 3, credentials: ["token", "badge"] }, "Counts 3× by your token and badge."],
  [
    { alone: true, capped: true },
    {},
    "Nobody else's gift to the project counts, and one donor is no match. A cap holds the project: what is above it goes elsewhere.",
  ],
])("a gift that is %j by a donor that is %j: %s", (gift, donor, text) => {
  const said = giftReasons({ ...GIFT, ...gift }, { ...PLAIN, ...donor }, RULES, "USDC");
  expect(said.join(" ")).toBe(text);
});
