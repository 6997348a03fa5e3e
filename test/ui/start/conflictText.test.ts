import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import de from "~/ui/language/messages/de.json";
import en from "~/ui/language/messages/en.json";
import { coveredText, ruleText } from "~/ui/start/conflictText";

const english = createTranslator({ locale: "en", messages: en, namespace: "conflicts" });
const german = createTranslator({ locale: "de", messages: de, namespace: "conflicts" });

test.each([
  ["project", "a/b", "a/b", "a/b"],
  ["organisation", "a", "Everything of a", "Alles von a"],
  ["pattern", "*/go-*", "Everything like */go-*", "Alles wie */go-*"],
] as const)("a conflict by %s reads as what it covers", (kind, value, text, inGerman) => {
  expect(ruleText(english, { kind, value })).toBe(text);
  expect(ruleText(german, { kind, value })).toBe(inGerman);
});

test("many projects are counted and the first named", () => {
  expect(coveredText(english, ["a/b"])).toBe("1 project: a/b");
  expect(coveredText(english, ["a", "b", "c", "d"])).toBe("4 projects: a, b, c and others");
  expect(coveredText(german, ["a", "b"])).toBe("2 Projekte: a, b");
});
