import { useFormatter, useTranslations } from "next-intl";
import { shownMultiplier } from "./strength";
import type { Outcome } from "./types";

interface Titles {
  a: { title: string };
  b: { title: string };
}

/** An answer as one short sentence, the preferred project first. */
export function useSaid() {
  const t = useTranslations("said");
  const format = useFormatter();
  return (outcome: Outcome, pair: Titles, multiplier?: number | null): string => {
    const [a, b] = [pair.a.title, pair.b.title];
    if (outcome !== "a" && outcome !== "b") return t(outcome, { a, b });
    const sides = outcome === "a" ? { winner: a, loser: b } : { winner: b, loser: a };
    if (!multiplier) return t("over", sides);
    return t("overBy", { ...sides, times: format.number(shownMultiplier(multiplier)) });
  };
}
