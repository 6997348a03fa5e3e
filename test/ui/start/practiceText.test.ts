import { expect, test } from "vitest";
import { practiceText } from "~/ui/start/practiceText";

const RESULT = { larger: "b", truth: 2.3, valueA: 1230, valueB: 2850, unit: "km" } as const;
const pair = { a: "The Rhine", b: "The Danube" };

test.each([
  ["b", 50, 21.7, "Right.", "Most pairs of projects lie within 2×; you said 50×."],
  ["b", 2, 1.15, "Right.", "You said 2×: close."],
  ["b", 1.2, 1.9, "Right.", "You said 1.2×: it is more than that."],
  [
    "b",
    null,
    null,
    "Right.",
    "You stated no strength. You need not; with one, an answer says more.",
  ],
  ["a", 2, 4.6, "The other one.", "You said 2× for the smaller one."],
  ["equal", null, 2.3, "Not quite equal.", "Say equal where you could not tell which is larger."],
] as const)("%s, %j times: %s factor off", (outcome, stated, offBy, verdict, scale) => {
  const text = practiceText(
    { pair, outcome, stated },
    { ...RESULT, right: outcome === "b", offBy },
  );
  expect(text).toEqual({
    verdict,
    fact: "The Danube: 2,850 km against 1,230 km, 2.3×.",
    scale,
  });
});
