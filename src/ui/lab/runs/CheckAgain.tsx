"use client";

import { hashOf } from "~/core/formats";
import { type LabResult, type LabStudy, workOf } from "~/core/simulation";
import { Button } from "../../primitives/Button";
import { Callout } from "../../primitives/Callout";
import { JobStatus } from "../JobStatus";
import { useWorkerJob } from "../useWorkerJob";
import { durationText } from "./durationText";
import { largestGap } from "./largestGap";

const makeWorker = () =>
  new Worker(new URL("./studyWorker.ts", import.meta.url), { type: "module" });

/** Differences up to here are rounding: fits stop when their last digits no longer matter. */
const ROUNDING_MOST = 1e-6;

interface CheckAgainProps {
  study: LabStudy;
  result: LabResult;
  hash: string;
}

/** Computes a saved run once more in the reader's browser and compares the hashes, or else the numbers. */
export function CheckAgain({ study, result, hash }: CheckAgainProps) {
  const { job, start, cancel } = useWorkerJob<LabStudy, LabResult>(makeWorker);
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
      {job.result && job.running === null && (
        <div className="w-full" role="status">
          <Comparison {...{ result, hash }} found={job.result} />
        </div>
      )}
    </div>
  );
}

type ComparisonProps = Omit<CheckAgainProps, "study"> & { found: LabResult };

function Comparison({ result, hash, found }: ComparisonProps) {
  const own = hashOf(found);
  if (own === hash) {
    return (
      <Callout title="The same numbers, to the last digit">
        <p>Your browser found the result under the same hash.</p>
      </Callout>
    );
  }
  const gap = largestGap(found, result);
  const digits = "Browsers compute powers, logarithms and cosines to other last digits.";
  if (gap <= ROUNDING_MOST) {
    return (
      <Callout title="The same numbers, up to rounding">
        <p>
          {`No number differs by more than ${gap.toExponential(0)}. ${digits} The hash of your browser's result is `}
          <code className="break-all">{own}</code>.
        </p>
      </Callout>
    );
  }
  return (
    <Callout tone="warn" title="Other numbers">
      <p>
        Your browser found <code className="break-all">{own}</code>
        {Number.isFinite(gap) && `, with numbers that differ by up to ${gap.toExponential(0)}`}.
        Another version of Steelyard gives other numbers. {digits} Where an order or a limit hangs
        on one, more may differ.
      </p>
    </Callout>
  );
}
