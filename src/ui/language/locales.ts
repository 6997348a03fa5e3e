/** The languages of a juror's pages; the first is the one every other falls back to. */
export const LOCALES = ["en", "de"] as const;
export type Locale = (typeof LOCALES)[number];

/** What each language calls itself. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: "English", de: "Deutsch" };

export const LOCALE_COOKIE = "steelyard_locale";

const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text);

/**
 * The language of a request: what the person chose here, or else the most wanted one of their
 * browser that there is (RFC 9110, section 12.5.4), or else the first.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (chosen && isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "").split(",").map(readRange);
  const best = wanted.filter(({ quality }) => quality > 0).sort((x, y) => y.quality - x.quality);
  for (const { language } of best) {
    if (language === "*") break;
    if (isLocale(language)) return language;
  }
  return LOCALES[0];
}

/** @example readRange("de-AT;q=0.8") // { language: "de", quality: 0.8 } */
function readRange(range: string): { language: string; quality: number } {
  const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  const stated = parameters.find((parameter) => parameter.startsWith("q="));
  const quality = stated ? Number(stated.slice(2)) : 1;
  return { language: tag.split("-")[0]!, quality: Number.isFinite(quality) ? quality : 0 };
}
