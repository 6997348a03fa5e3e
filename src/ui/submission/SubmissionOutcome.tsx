import { Button } from "../primitives/Button";
import { queueText, releaseText } from "./historyText";
import { ScoreScale } from "./ScoreScale";
import type { OwnSubmission } from "./types";

interface OutcomeProps {
  submission: OwnSubmission;
  cancelling: boolean;
  onCancel: () => void;
}

/** How it goes with a submission, or went, in as much as may be told now. */
export function SubmissionOutcome({ submission, cancelling, onCancel }: OutcomeProps) {
  const { status, queue, mine } = submission;
  if (status === "queued" || status === "running") {
    return (
      <div className="flex flex-wrap items-center gap-4">
        <p role="status" className="num text-small">
          {status === "queued" ? `${queueText(queue)}.` : "Being scored now."}
        </p>
        {mine && (
          <Button busy={cancelling} onClick={onCancel}>
            Cancel and get the submission back
          </Button>
        )}
      </div>
    );
  }
  if (status === "failed") {
    return (
      <p className="text-danger text-small">
        {submission.error ?? "Scoring failed."} It was given back to your quota.
      </p>
    );
  }
  if (status === "cancelled") {
    return <p className="text-quiet text-small">Cancelled; it does not count against the quota.</p>;
  }
  return <Scores submission={submission} />;
}

function Scores({ submission }: { submission: OwnSubmission }) {
  const { release } = submission;
  if (!submission.public && !submission.private) {
    return (
      <div className="grid gap-2 text-small">
        <p>{releaseText(release)}</p>
        {release && <Slices slices={release.slices} />}
      </div>
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

type Release = NonNullable<OwnSubmission["release"]>;

/** In words only, and only of what the ladder released: numbers would tell of single comparisons. */
function Slices({ slices }: Pick<Release, "slices">) {
  if (slices.length === 0) return null;
  return (
    <>
      <p className="text-quiet">
        Against the ridge baseline, by the odds it gives a pair (open: under 2, clear: from 10):
      </p>
      <dl className="grid grid-cols-[auto_1fr] justify-start gap-x-6 gap-y-1">
        {slices.map(({ slice, verdict }) => (
          <div key={slice} className="contents">
            <dt className="text-quiet">{slice}</dt>
            <dd>{verdict}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
