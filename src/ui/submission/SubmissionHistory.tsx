"use client";

import { StatusBadge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { EmptyState } from "../primitives/EmptyState";
import { RepairList } from "../primitives/RepairList";
import { Time } from "../primitives/Time";
import { ScoreScale } from "./ScoreScale";
import type { OwnSubmission } from "./types";

interface HistoryProps {
  submissions: readonly OwnSubmission[];
  /** The submission that is being cancelled now. */
  cancelling: string | null;
  onCancel: (submissionId: string) => void;
}

/** True while a score is still on its way. */
export const isPending = (s: OwnSubmission) => s.status === "queued" || s.status === "running";

export function SubmissionHistory({ submissions, cancelling, onCancel }: HistoryProps) {
  if (submissions.length === 0) {
    return (
      <EmptyState title="Nothing submitted yet">
        Your submissions will be listed here with their scores.
      </EmptyState>
    );
  }
  return (
    <ol className="grid gap-6">
      {submissions.map((submission) => (
        <li key={submission.id} className="grid gap-3 border-ink border-t pt-3">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h3 className="min-w-0 break-words text-h3">{submission.title}</h3>
            <StatusBadge status={submission.status} />
            <span className="text-quiet text-small">
              <Time at={submission.createdAt} />, {submission.fileName}
            </span>
          </div>
          <Outcome
            submission={submission}
            cancelling={cancelling === submission.id}
            onCancel={() => onCancel(submission.id)}
          />
          <RepairList repairs={submission.repairs} />
        </li>
      ))}
    </ol>
  );
}

interface OutcomeProps {
  submission: OwnSubmission;
  cancelling: boolean;
  onCancel: () => void;
}

function Outcome({ submission, cancelling, onCancel }: OutcomeProps) {
  if (isPending(submission)) {
    return (
      <div className="flex flex-wrap items-center gap-4">
        <p role="status" className="text-small">
          {submission.status === "queued"
            ? "Waiting for the worker; this page updates by itself."
            : "Being scored…"}
        </p>
        <Button busy={cancelling} onClick={onCancel}>
          Cancel and get the submission back
        </Button>
      </div>
    );
  }
  if (submission.status === "failed") {
    return (
      <p className="text-danger text-small">
        {submission.error ?? "Scoring failed."} It was given back to your quota.
      </p>
    );
  }
  if (submission.status === "cancelled") {
    return <p className="text-quiet text-small">Cancelled; it does not count against the quota.</p>;
  }
  return <Scores submission={submission} />;
}

function Scores({ submission }: { submission: OwnSubmission }) {
  if (!submission.public && !submission.private) {
    return (
      <p className="text-quiet text-small">
        No score: the holdout has no comparisons between projects yet. It is scored when some
        arrive.
      </p>
    );
  }
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {submission.public && (
        <ScoreScale
          label={`Public holdout, ${submission.public.rows} comparisons`}
          score={submission.public}
        />
      )}
      {submission.private && (
        <ScoreScale
          label={`Private holdout, ${submission.private.rows} comparisons`}
          score={submission.private}
        />
      )}
    </div>
  );
}
