"use client";

import { hashOf } from "~/core/formats";
import { type LabResult, type LabStudy, workOf } from "~/core/simulation";
import { Button } from "../../primitives/Button";
import { Callout } from "../../primitives/Callout";
import { JobStatus } from "../JobStatus";
import { useWorkerJob } from "../useWorkerJob";
import { durationText } from "./durationText";

const makeWorker = () =>
  new Worker(new URL("./studyWorker.ts", import.meta.url), { type: "module" });

/** Computes a saved run once more in the reader's browser and compares the hashes. */
export function CheckAgain({ study, hash }: { study: LabStudy; hash: string }) {
  const { job, start, cancel } = useWorkerJob<LabStudy, LabResult>(makeWorker);
  const found = job.result && hashOf(job.result);
  return (
    <div className="grid justify-items-start gap-3">
      <Button disabled={job.running !== null} onClick={() => start(study)}>
        Compute it again here
      </Button>
      <p className="text-quiet text-small">
        {`About ${durationText(workOf(study).seconds)} in your browser; the hashes are compared.`}
      </p>
      <div className="w-full">
        <JobStatus label="Computing again" job={job} onCancel={cancel} />
      </div>
      {found && job.running === null && (
        <div className="w-full" role="status">
          {found === hash ? (
            <Callout title="The same numbers, to the last digit">
              <p>Your browser found the result under the same hash.</p>
            </Callout>
          ) : (
            <Callout tone="warn" title="Other numbers">
              <p>
                Your browser found <code className="break-all">{found}</code>. Another version of
                Steelyard, or a browser that computes powers and logarithms otherwise, gives other
                last digits.
              </p>
            </Callout>
          )}
        </div>
      )}
    </div>
  );
}
