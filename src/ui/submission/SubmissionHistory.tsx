"use client";

import { Badge, StatusBadge } from "../primitives/Badge";
import { EmptyState } from "../primitives/EmptyState";
import { RepairList } from "../primitives/RepairList";
import { Time } from "../primitives/Time";
import { PickButton } from "./PickButton";
import { SubmissionOutcome } from "./SubmissionOutcome";
import type { OwnSubmission } from "./types";

interface HistoryProps {
  roundId: string;
  submissions: readonly OwnSubmission[];
  /** Whether others are in the team, so that it matters who sent what. */
  shared: boolean;
  /** Whether what counts may still be picked. */
  accepting: boolean;
  /** The submission that is being cancelled now. */
  cancelling: string | null;
  onCancel: (submissionId: string) => void;
}

/** True while a score is still on its way. */
export const isPending = (s: OwnSubmission) => s.status === "queued" || s.status === "running";

/** What the team has submitted, newest first, and which of it counts. */
export function SubmissionHistory(props: HistoryProps) {
  const { roundId, submissions, shared, accepting, cancelling, onCancel } = props;
  if (submissions.length === 0) {
    return (
      <EmptyState title="Nothing submitted yet">
        Your submissions will be listed here with what the board tells of them.
      </EmptyState>
    );
  }
  const picks = submissions.filter(({ picked }) => picked).length;
  return (
    <>
      <p className="measure text-small">{countsText(picks, accepting)}</p>
      <ol className="grid gap-6">
        {submissions.map((submission) => (
          <li key={submission.id} className="grid gap-3 border-ink border-t pt-3">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <h3 className="min-w-0 break-words text-h3">{submission.title}</h3>
              <StatusBadge status={submission.status} />
              {submission.counts && (
                <Badge tone="accent">{accepting ? "Counts at the close" : "Counts"}</Badge>
              )}
              <span className="text-quiet text-small">
                <Time at={submission.createdAt} />, {submission.fileName}
                {shared && `, by ${submission.mine ? "you" : submission.by}`}
              </span>
            </div>
            <SubmissionOutcome
              submission={submission}
              cancelling={cancelling === submission.id}
              onCancel={() => onCancel(submission.id)}
            />
            {accepting && submission.status === "done" && (
              <PickButton roundId={roundId} submission={submission} picks={picks} />
            )}
            <RepairList repairs={submission.repairs} total={submission.repairCount} />
          </li>
        ))}
      </ol>
    </>
  );
}

function countsText(picks: number, accepting: boolean): string {
  if (!accepting) return "What is marked is what your team is ranked by.";
  if (picks === 0) {
    return "At the close your last scored submission counts, unless you pick up to two that do.";
  }
  if (picks === 1) return "At the close the picked submission counts, and no other.";
  return "At the close the better of the two picked submissions counts.";
}
