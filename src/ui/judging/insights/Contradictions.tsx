import { useTranslations } from "next-intl";
import type { RouterOutputs } from "~/trpc/types";
import { LinkButton } from "../../primitives/Button";
import { CycleTriangle } from "./CycleTriangle";
import type { RankedProject } from "./OwnRanking";

type Contradiction = Extract<
  RouterOutputs["comparison"]["insights"],
  { state: "ready" }
>["contradictions"][number];

interface ContradictionsProps {
  projects: readonly RankedProject[];
  contradictions: readonly Contradiction[];
  /** Where an answer is judged again; null once judging has ended. */
  historyPath: string | null;
}

/** Pairs answered both ways and answers that go round, each answer one press from being judged again. */
export function Contradictions({ projects, contradictions, historyPath }: ContradictionsProps) {
  const t = useTranslations("insights");
  const titles = new Map(projects.map(({ id, title }) => [id, title]));
  const titleOf = (id: string) => titles.get(id) ?? id;
  if (contradictions.length === 0) return <p className="text-quiet">{t("none")}</p>;
  return (
    <div className="grid gap-4">
      <p className="measure text-quiet">{t("contradictionsLead")}</p>
      <ul className="divide-y divide-rule border-rule border-y">
        {contradictions.map((steps) => (
          <li
            key={steps.map(({ comparisonId }) => comparisonId).join()}
            className="grid items-center gap-x-8 gap-y-3 py-4 md:grid-cols-[minmax(0,20rem)_1fr]"
          >
            {steps.length === 3 ? (
              <CycleTriangle titles={steps.map(({ winnerId }) => titleOf(winnerId))} />
            ) : (
              <p className="font-semibold">{t("bothWays")}</p>
            )}
            <ul className="grid gap-1">
              {steps.map(({ comparisonId, winnerId, loserId }) => {
                const text = t("said", { winner: titleOf(winnerId), loser: titleOf(loserId) });
                return (
                  <li
                    key={comparisonId}
                    className="flex flex-wrap items-center justify-between gap-x-4 text-small"
                  >
                    <bdi className="break-words">{text}</bdi>
                    {historyPath && (
                      <LinkButton
                        variant="quiet"
                        href={`${historyPath}?change=${comparisonId}`}
                        aria-label={t("againThis", { text })}
                      >
                        {t("again")}
                      </LinkButton>
                    )}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}
