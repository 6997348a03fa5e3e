import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { ProgressBar } from "../primitives/ProgressBar";
import type { WorkerJob } from "./useWorkerJob";

interface JobStatusProps {
  label: string;
  job: Pick<WorkerJob<unknown>, "running" | "problem" | "cancelled">;
  onCancel: () => void;
}

/** Progress with a way to stop it, or why there is no result. */
export function JobStatus({ label, job, onCancel }: JobStatusProps) {
  if (job.running !== null) {
    return (
      <div className="grid gap-2 sm:grid-cols-[1fr_auto] sm:items-end">
        <ProgressBar label={label} value={job.running || null} />
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    );
  }
  if (job.problem) {
    return (
      <Callout tone="error" title="Nothing was computed">
        <p>{job.problem}.</p>
      </Callout>
    );
  }
  return job.cancelled ? <p role="status">Cancelled. What is shown is from before.</p> : null;
}
