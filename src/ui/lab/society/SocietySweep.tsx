"use client";

import type { SocietyStudy } from "~/core/simulation";
import { Button } from "../../primitives/Button";
import { Section } from "../../primitives/PageHeader";
import { JobStatus } from "../JobStatus";
import { useWorkerJob } from "../useWorkerJob";
import { SweptFamilies } from "./SweptFamilies";
import type { SocietyRequest, SocietySwept } from "./societyWorker";

interface SocietySweepProps {
  study: SocietyStudy;
  wrong: boolean;
  makeWorker: () => Worker;
}

/** The same society under both families of mechanisms, over their parameter. */
export function SocietySweep({ study, wrong, makeWorker }: SocietySweepProps) {
  const { job, start, cancel } = useWorkerJob<SocietyRequest, SocietySwept>(makeWorker);
  const { result } = job;
  const stale = result !== null && !sameSociety(result.study, study);
  return (
    <Section
      title="Sweep"
      id="sweep"
      lead="Welfare and funds over α of capital-constrained funding, and over β of the power family."
      actions={
        <Button disabled={wrong} onClick={() => start({ study, sweep: true })}>
          Run the sweep
        </Button>
      }
    >
      <JobStatus label="Sweeping" job={job} onCancel={cancel} />
      {stale && job.running === null && (
        <p role="status" className="text-small text-warn">
          The settings have changed since this sweep.
        </p>
      )}
      {result && <SweptFamilies swept={result} />}
    </Section>
  );
}

/** What is swept is not asked for by the numbers. */
function sameSociety(some: SocietyStudy, others: SocietyStudy): boolean {
  const plain = ({ numbers: { citizens, communities }, seed }: SocietyStudy) =>
    JSON.stringify({ citizens, communities, seed });
  return plain(some) === plain(others);
}
