"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { TeamSection } from "../team/TeamSection";
import { QuotaLine } from "./QuotaLine";
import { SubmissionForm } from "./SubmissionForm";
import { isPending, SubmissionHistory } from "./SubmissionHistory";
import type { MyTeam, OwnSubmission, Quota } from "./types";

/** How often the page asks while a score is on its way. */
const POLL_MS = 2000;

interface DeskProps {
  roundId: string;
  slug: string;
  template: string;
  /** Whether the round still takes submissions; the history stays when it does not. */
  accepting: boolean;
  /** Whether the contest is still open, closed, or has not begun. */
  closed: boolean;
  initial: { quota: Quota; mine: OwnSubmission[]; team: MyTeam };
}

/** Everything a modeler does in a round: submit within the quota, watch scores arrive, pick, team up. */
export function SubmissionDesk({ roundId, slug, template, accepting, closed, initial }: DeskProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const mine = useQuery(
    trpc.submission.mine.queryOptions(
      { roundId },
      {
        initialData: initial.mine,
        refetchInterval: ({ state }) => (state.data?.some(isPending) ? POLL_MS : false),
      },
    ),
  );
  const quota = useQuery(
    trpc.submission.quota.queryOptions({ roundId }, { initialData: initial.quota }),
  );
  const team = useQuery(trpc.team.mine.queryOptions({ roundId }, { initialData: initial.team }));
  const cancel = useMutation(
    trpc.submission.cancel.mutationOptions({
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.submission.mine.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.submission.quota.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.team.mine.pathKey() }),
        ]),
    }),
  );
  return (
    <>
      {accepting && (
        <Section id="submit" title="Submit weights">
          {quota.data ? <QuotaLine quota={quota.data} /> : <Skeleton className="h-5 w-64" />}
          <SubmissionForm
            roundId={roundId}
            slug={slug}
            template={template}
            quotaLeft={quota.data.used < quota.data.quota}
          />
        </Section>
      )}
      <Section id="history" title="Your submissions">
        <ActionError error={cancel.error ?? mine.error} />
        <SubmissionHistory
          roundId={roundId}
          accepting={accepting}
          shared={(team.data.team?.members.length ?? 1) > 1}
          submissions={mine.data}
          cancelling={cancel.isPending ? cancel.variables.submissionId : null}
          onCancel={(submissionId) => cancel.mutate({ roundId, submissionId })}
        />
      </Section>
      <TeamSection roundId={roundId} mine={team.data} accepting={accepting} closed={closed} />
    </>
  );
}
