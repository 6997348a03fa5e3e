import { expect, test } from "vitest";
import { chooseLocale } from "~/ui/language/locales";

test.each([
  ["de", "en", "de", "what was chosen here comes first"],
  ["fr", "de", "de", "what there is not cannot be chosen"],
  [undefined, "de-AT,de;q=0.9,en;q=0.8", "de", "the browser's first wish"],
  [undefined, "en;q=0.5, de;q=0.9", "de", "the higher quality, not the first named"],
  [undefined, "fr, de;q=0.3", "de", "the best wish that there is"],
  [undefined, "de;q=0, en", "en", "quality 0 is a no"],
  [undefined, "*", "en", "any language is the first"],
  [undefined, "de;q=much", "en", "an unreadable wish is none"],
  [undefined, null, "en", "no wish at all"],
  [undefined, "", "en", "an empty wish"],
])("chosen %j, asked for %j: %s (%s)", (chosen, asked, locale, _why) => {
  expect(chooseLocale(chosen, asked)).toBe(locale);
});
