import { useTranslations } from "next-intl";
import type { OwnSet, SetProject, SetSaid } from "./setForm";

/** An answer about a set as one short sentence. */
export function useSetSaid() {
  const t = useTranslations("set");
  return (said: SetSaid | OwnSet["earlier"][number], projects: readonly SetProject[]): string => {
    const titleOf = (id: string) => projects.find((project) => project.id === id)?.title ?? id;
    const { ranking, bestId, worstId } = said;
    if (bestId && worstId) {
      return t("saidBestWorst", { best: titleOf(bestId), worst: titleOf(worstId) });
    }
    if (ranking && ranking.length > 0) return ranking.map(titleOf).join(" › ");
    return t("saidSkip", { projects: projects.map(({ title }) => title).join(", ") });
  };
}
