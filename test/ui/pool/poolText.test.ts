import { describe, expect, test } from "vitest";
import { durationText, powerText, shareText, triggerPercent, unitsText } from "~/ui/pool/poolText";

describe("time in a pool", () => {
  test.each([
    [0, "day", "at once"],
    [0.0001, "day", "under a minute"],
    [0.5, "hour", "30 minutes"],
    [1, "hour", "60 minutes"],
    [1.5, "day", "36 hours"],
    [3, "day", "3 days"],
    [3.26, "day", "3.3 days"],
    [1, "week", "7 days"],
    [30, "week", "30 weeks"],
    [1000, "day", "2.7 years"],
    [Number.POSITIVE_INFINITY, "day", "never"],
  ] as const)("%d of a %s is %s", (units, unit, text) => {
    expect(durationText(units, unit)).toBe(text);
  });

  test("a number of units has their own noun", () => {
    expect(unitsText(1, "day")).toBe("1 day");
    expect(unitsText(2.5, "week")).toBe("2.5 weeks");
  });
});

describe("per cent of the trigger", () => {
  test.each([
    [0, "0%"],
    [0.0002, "<0.1%"],
    [0.0349, "3.4%"],
    [0.329, "32%"],
    [0.9999, "99%"],
    [1, "100%"],
    [1.5, "150%"],
    [Number.POSITIVE_INFINITY, "–"],
  ])("%d is %s: cut, so that 100%% is crossed", (share, text) => {
    expect(triggerPercent(share)).toBe(text);
  });

  test.each([
    [0.15, "15%"],
    [0.0625, "6.25%"],
    [1, "100%"],
    [0.1, "10%"],
    [0.00001, "<0.01%"],
  ])("a share of %d is %s", (share, text) => expect(shareText(share)).toBe(text));
});

describe("who has power", () => {
  test.each([
    [
      { source: "equal", credential: null, rule: "fixed", limit: "100" },
      "Every member of the round: 100 of power each.",
    ],
    [
      { source: "tokens", credential: "GTC", rule: "capped", limit: "50" },
      "Holders on the list “GTC”: power as much as their tokens, up to 50.",
    ],
    [
      { source: "reliability", credential: null, rule: "quadratic", limit: null },
      "Jurors whose answers others' answers predict: the square root of their reliability in percent as power.",
    ],
  ] as const)("%o", (power, text) => expect(powerText(power)).toBe(text));
});
