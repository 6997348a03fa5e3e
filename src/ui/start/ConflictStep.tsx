"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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
  const trpc = useTRPC();
  const mine = useQuery(trpc.conflict.mine.queryOptions({ roundId }));
  return (
    <Section
      id="conflicts"
      title="Conflicts of interest"
      lead="Do you work on, own, or get money from one of the projects? You are not asked about it then. The organizers see what you declare; others see only how many were declared. If there is nothing, go on."
    >
      <ActionError error={mine.error} title="Your conflicts could not be loaded" />
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
  const trpc = useTRPC();
  const answer = useMutation(trpc.conflict.answerDetected.mutationOptions(useSettled()));
  const say = ({ kind, value }: DetectedConflict, holds: boolean) =>
    answer.mutate({ roundId, kind, value, holds });
  return (
    <div className="grid gap-3">
      <h3 className="text-h3">Is this one?</h3>
      <ActionError error={answer.error} />
      <ul className="divide-y divide-rule border-rule border-y">
        {detected.map((found) => (
          <li
            key={`${found.kind} ${found.value}`}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
          >
            <span className="grid">
              <span className="font-semibold">{ruleText(found)}</span>
              <span className="text-quiet text-small">
                {found.because}. Until you answer, you are not asked about it.
              </span>
            </span>
            <span className="flex flex-wrap gap-2">
              <Button
                busy={answer.isPending}
                aria-label={`Yes, ${ruleText(found)} is a conflict`}
                onClick={() => say(found, true)}
              >
                Yes
              </Button>
              <Button
                busy={answer.isPending}
                aria-label={`No, ${ruleText(found)} is no conflict`}
                onClick={() => say(found, false)}
              >
                No, it is none
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SaidList({ roundId, said }: { roundId: string; said: readonly SaidConflict[] }) {
  const trpc = useTRPC();
  const withdraw = useMutation(trpc.conflict.withdraw.mutationOptions(useSettled()));
  return (
    <div className="grid gap-3">
      <h3 className="text-h3">You have said</h3>
      <ActionError error={withdraw.error} />
      <ul className="divide-y divide-rule border-rule border-y">
        {said.map((one) => (
          <li
            key={one.conflictId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2"
          >
            <span className="grid">
              <span className="font-semibold">
                {ruleText(one)} {!one.holds && <Badge>No conflict</Badge>}
              </span>
              <span className="text-quiet text-small">
                {coveredText(one.projects)}
                {one.reason && ` · ${one.reason}`}
              </span>
            </span>
            <Button
              variant="quiet"
              busy={withdraw.isPending && withdraw.variables.conflictId === one.conflictId}
              aria-label={`Withdraw: ${ruleText(one)}`}
              onClick={() => withdraw.mutate({ roundId, conflictId: one.conflictId })}
            >
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
