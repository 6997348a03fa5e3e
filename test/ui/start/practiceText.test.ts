import { createFormatter, createTranslator } from "next-intl";
import { expect, test } from "vitest";
import de from "~/ui/language/messages/de.json";
import en from "~/ui/language/messages/en.json";
import { practiceText } from "~/ui/start/practiceText";

const ENGLISH = {
  t: createTranslator({ locale: "en", messages: en, namespace: "practice" }),
  format: createFormatter({ locale: "en" }),
};
const GERMAN = {
  t: createTranslator({ locale: "de", messages: de, namespace: "practice" }),
  format: createFormatter({ locale: "de" }),
};

const RESULT = { larger: "b", truth: 2.3171, valueA: 1230, valueB: 2850 } as const;
const pair = { key: "danube-rhine" } as const;

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
  const result = { ...RESULT, right: outcome === "b", offBy };
  expect(practiceText(ENGLISH, { pair, outcome, stated }, result)).toEqual({
    verdict,
    fact: "The Danube: 2,850 km against 1,230 km, 2.32×.",
    scale,
  });
});

test("things, units and numbers are those of the language", () => {
  const result = { larger: "b", truth: 42.195 / 33.3, valueA: 33.3, valueB: 42.195 } as const;
  const answered = { pair: { key: "marathon-channel" }, outcome: "b", stated: 1.5 } as const;
  expect(practiceText(GERMAN, answered, { ...result, right: true, offBy: 1.18 })).toEqual({
    verdict: "Richtig.",
    fact: "Ein Marathon: 42,195 km gegen 33,3 km, 1,27×.",
    scale: "Sie haben 1,5× gesagt: nah dran.",
  });
});
