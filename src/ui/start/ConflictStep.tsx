"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { ConflictForm } from "./ConflictForm";
import { coveredText, ruleText } from "./conflictText";
import type { DetectedConflict, SaidConflict } from "./types";

interface ConflictStepProps {
  roundId: string;
  projects: readonly string[];
}

/** Where a juror says which projects they have a stake in, and answers what is known already. */
export function ConflictStep({ roundId, projects }: ConflictStepProps) {
  const t = useTranslations("conflicts");
  const trpc = useTRPC();
  const mine = useQuery(trpc.conflict.mine.queryOptions({ roundId }));
  return (
    <Section id="conflicts" title={t("title")} lead={t("lead")}>
      <ActionError error={mine.error} title={t("failed")} />
      {!mine.data && !mine.error && <Skeleton className="h-24" />}
      {mine.data && mine.data.detected.length > 0 && (
        <DetectedList roundId={roundId} detected={mine.data.detected} />
      )}
      {mine.data && mine.data.said.length > 0 && (
        <SaidList roundId={roundId} said={mine.data.said} />
      )}
      <ConflictForm roundId={roundId} projects={projects} />
    </Section>
  );
}

function useSettled() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return { onSettled: () => queries.invalidateQueries({ queryKey: trpc.conflict.pathKey() }) };
}

function DetectedList({
  roundId,
  detected,
}: {
  roundId: string;
  detected: readonly DetectedConflict[];
}) {
  const t = useTranslations("conflicts");
  const trpc = useTRPC();
  const answer = useMutation(trpc.conflict.answerDetected.mutationOptions(useSettled()));
  const say = ({ kind, value }: DetectedConflict, holds: boolean) =>
    answer.mutate({ roundId, kind, value, holds });
  return (
    <div className="grid gap-3">
      <h3 className="text-h3">{t("isIt")}</h3>
      <ActionError error={answer.error} title={t("notSaved")} />
      <ul className="divide-y divide-rule border-rule border-y">
        {detected.map((found) => (
          <li
            key={`${found.kind} ${found.value}`}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
          >
            <span className="grid">
              <bdi className="font-semibold">{ruleText(t, found)}</bdi>
              <span className="text-quiet text-small">
                {t(`because.${found.source}`, { shared: found.shared })} {t("until")}
              </span>
            </span>
            <span className="flex flex-wrap gap-2">
              <Button
                busy={answer.isPending}
                aria-label={t("yesThis", { rule: ruleText(t, found) })}
                onClick={() => say(found, true)}
              >
                {t("yes")}
              </Button>
              <Button
                busy={answer.isPending}
                aria-label={t("noThis", { rule: ruleText(t, found) })}
                onClick={() => say(found, false)}
              >
                {t("no")}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SaidList({ roundId, said }: { roundId: string; said: readonly SaidConflict[] }) {
  const t = useTranslations("conflicts");
  const trpc = useTRPC();
  const withdraw = useMutation(trpc.conflict.withdraw.mutationOptions(useSettled()));
  return (
    <div className="grid gap-3">
      <h3 className="text-h3">{t("said")}</h3>
      <ActionError error={withdraw.error} title={t("notSaved")} />
      <ul className="divide-y divide-rule border-rule border-y">
        {said.map((one) => (
          <li
            key={one.conflictId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2"
          >
            <span className="grid">
              <span className="font-semibold">
                <bdi>{ruleText(t, one)}</bdi> {!one.holds && <Badge>{t("none")}</Badge>}
              </span>
              <span className="text-quiet text-small">
                {coveredText(t, one.projects)}
                {one.reason && (
                  <>
                    {" · "}
                    <bdi>{one.reason}</bdi>
                  </>
                )}
              </span>
            </span>
            <Button
              variant="quiet"
              busy={withdraw.isPending && withdraw.variables.conflictId === one.conflictId}
              aria-label={t("withdrawThis", { rule: ruleText(t, one) })}
              onClick={() => withdraw.mutate({ roundId, conflictId: one.conflictId })}
            >
              {t("withdraw")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
