import type { useFormatter, useTranslations } from "next-intl";
import { shownMultiplier } from "../judging/strength";
import type { Practice, PracticeResult } from "./types";

/** Nearer than this is as near as a person gets. */
const CLOSE_FACTOR = 1.5;

/** The reader's language. */
interface Language {
  t: ReturnType<typeof useTranslations<"practice">>;
  format: Pick<ReturnType<typeof useFormatter>, "number">;
}

interface Answered {
  pair: Pick<Practice["next"], "key">;
  outcome: "a" | "b" | "equal";
  /** How many times more; null where nothing was stated. */
  stated: number | null;
}

/** How a practice answer compares with the truth: who is larger, and what the strength was worth. */
export function practiceText(language: Language, answered: Answered, result: PracticeResult) {
  const { t, format } = language;
  const { larger, truth, right, valueA, valueB } = result;
  const words = `pairs.${answered.pair.key}` as const;
  const [most, least] = larger === "a" ? [valueA, valueB] : [valueB, valueA];
  const fact = t("fact", {
    larger: t(`${words}.${larger}`),
    most: t(`${words}.size`, { value: most }),
    least: t(`${words}.size`, { value: least }),
    times: format.number(shownMultiplier(truth)),
  });
  const verdict = right ? "right" : answered.outcome === "equal" ? "equal" : "wrong";
  return { verdict: t(`verdict.${verdict}`), fact, scale: scaleText(language, answered, result) };
}

function scaleText(
  { t, format }: Language,
  { outcome, stated }: Answered,
  { truth, right, offBy }: PracticeResult,
): string {
  if (outcome === "equal") return t("scale.equal");
  if (offBy === null || stated === null) return t("scale.none");
  const times = format.number(shownMultiplier(stated));
  if (!right) return t("scale.wrong", { times });
  if (offBy <= CLOSE_FACTOR) return t("scale.close", { times });
  return t(stated > truth ? "scale.tooMuch" : "scale.tooLittle", { times });
}
