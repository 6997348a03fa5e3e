import { describe, expect, test } from "vitest";
import type { FundingRules } from "~/core/funding";
import { fundingDataOf } from "~/ui/funding/fundingDataOf";
import { expertiseStands, whyNoPledges } from "~/ui/funding/givingState";
import { linkOf, rulesOf } from "~/ui/funding/sandboxLink";
import { stepText } from "~/ui/funding/stepText";
import { formatDelta, formatStepValue } from "~/ui/funding/units";
import { roundTabs } from "~/ui/round/roundTabs";

const RULES: FundingRules = {
  ...{ mechanism: "cocm", params: { variant: "og", blend: 0.5 }, prior: 0.25, share: 1, cap: 0.2 },
};

describe("a link to a sandbox", () => {
  test("keeps the recipe, also letters beyond ASCII", () => {
    const boost = {
      ...({ combine: "max", factor: 1 } as const),
      credentials: [
        {
          ...({ name: "Fähigkeit ✓", source: "list", threshold: 1, maxBoost: 2 } as const),
          transfer: { kind: "linear" } as const,
        },
      ],
    };
    const link = linkOf({ ...RULES, boost });
    expect(link).toMatch(/^#recipe=[\w-]+$/);
    expect(rulesOf(link)).toEqual({ ...RULES, boost });
  });

  test.each(["", "#recipe=", "#recipe=%%%", "#recipe=e30", `#recipe=${"a".repeat(9000)}`])(
    "that says nothing is no recipe: %.20s",
    (hash) => {
      expect(rulesOf(hash)).toBeUndefined();
    },
  );
});

test.each([
  ["cap", /more than 20% of the pool/],
  ["prior", /25% of each share/],
  ["mechanism", /otherwise give/],
  ["eligibility", /Every gift counts/],
])("the step %s is told as it is set", (step, text) => {
  expect(stepText(step, RULES, "USDC").about).toMatch(text);
});

test.each([
  [0.001, "0.00"],
  [-12.345, "−12.35"],
  [1234.5, "+1,234.50"],
])("a change of %f is written %s", (value, text) => {
  expect(formatDelta(value)).toBe(text);
});

test("a step's value is written in its unit", () => {
  expect(formatStepValue("share", 0.125)).toBe("12.50%");
  expect(formatStepValue("amount", 12)).toBe("12.00");
});

test("what the server sends is what the recipe reads", () => {
  const data = fundingDataOf({
    ...{ rules: { ...RULES, tokens: [] } as never, mine: -1, donors: 2, weights: null },
    projects: [{ name: "a/b", title: "B" }],
    ...{ donor: [0, 1], project: [0, 0], amount: [1, 2], score: [-1, 20], toSelf: [1] },
    credentials: [{ name: "token", amounts: [[1, 5]], holders: [5, 7] }],
    pool: { amount: "10", decimals: 1, symbol: "X" },
  });
  expect(Array.from(data.score!)).toEqual([Number.POSITIVE_INFINITY, 20]);
  expect(Array.from(data.toSelf!)).toEqual([0, 1]);
  expect(Array.from(data.credentials.token!.amount)).toEqual([0, 5]);
  expect(data).toMatchObject({ pool: 10n, decimals: 1, projects: ["a/b"] });
});

describe("pledges", () => {
  const NOW = Date.parse("2026-06-01T00:00:00Z");
  const at = (text: string) => new Date(text);
  const later = { funding: { closesAt: "2026-07-01T00:00:00Z" } };
  test.each([
    ["open", at("2026-07-01T00:00:00Z"), {}, null],
    ["open", null, {}, null],
    ["open", at("2026-05-01T00:00:00Z"), {}, /deadline/],
    ["open", at("2026-05-01T00:00:00Z"), later, null],
    ["closed", at("2026-05-01T00:00:00Z"), later, null],
    ["closed", null, {}, /no contributions any more/],
    ["draft", null, {}, /publication/],
  ] as const)("of a round that is %s, closing %s, with %j", (status, closesAt, settings, why) => {
    const found = whyNoPledges({ status, closesAt, settings }, NOW);
    if (why === null) expect(found).toBeNull();
    else expect(found).toMatch(why);
  });
});

test("the tab Funding is there for rounds that take contributions, and stands for its pages", () => {
  const tabs = (funded: boolean) => roundTabs("r", [], "/rounds/r/sandbox", { funding: funded });
  expect(tabs(false).map(({ label }) => label)).not.toContain("Funding");
  expect(tabs(true).find(({ current }) => current)?.label).toBe("Funding");
});

test.each([
  [true, "closed", undefined],
  [true, "closed", "2026-11-19T00:00:00Z"],
  [false, "closed", "2026-11-21T00:00:00Z"],
  [false, "open", "2026-11-19T00:00:00Z"],
] as const)(
  "that expertise stands is %s in a round that is %s with %s",
  (stands, status, closesAt) => {
    const round = { status, closesAt: null, settings: { funding: { closesAt } } };
    expect(expertiseStands(round, Date.parse("2026-11-20T00:00:00Z"))).toBe(stands);
  },
);
