"use client";

import type { ReactNode } from "react";
import { Button } from "../primitives/Button";
import { CopyButton } from "../primitives/CopyButton";
import { JobStatus } from "./JobStatus";
import { linkOf } from "./useLink";
import type { WorkerJob } from "./useWorkerJob";

interface RunBarProps {
  job: WorkerJob<unknown>;
  /** Said beside the progress. */
  label: string;
  link: readonly (readonly [string, string])[];
  /** Settings that cannot be run. */
  wrong: boolean;
  /** The settings are no longer those of what is shown. */
  stale: boolean;
  onRun: () => void;
  onCancel: () => void;
  /** More to do with the settings. */
  children?: ReactNode;
}

/** Starts and stops a computation, says how far it is, and copies the link to it. */
export function RunBar(props: RunBarProps) {
  const { job, label, link, wrong, stale, onRun, onCancel, children } = props;
  return (
    <div className="grid gap-3 py-4">
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" disabled={wrong} onClick={onRun}>
          Run
        </Button>
        <CopyButton label="Copy the link" variant="secondary" text={() => linkOf(link)} />
        {children}
      </div>
      <JobStatus label={label} job={job} onCancel={onCancel} />
      {stale && job.result !== null && job.running === null && (
        <p role="status" className="text-small text-warn">
          The settings have changed since this run.
        </p>
      )}
    </div>
  );
}
