"use client";

import { useMemo } from "react";
import { Button } from "../../primitives/Button";
import { Section } from "../../primitives/PageHeader";
import type { LinesInput } from "../figures/drawLines";
import { LinesFigure } from "../figures/LinesFigure";
import { JobStatus } from "../JobStatus";
import type { Numbers } from "../useNumbers";
import { useWorkerJob } from "../useWorkerJob";
import { mechanismText, type SocietyName } from "./societyParams";
import type { SocietyRequest, SocietySwept, SweptFamily } from "./societyWorker";

/** Room below the lowest line, as a share of what lies between it and the optimum. */
const DOMAIN_BELOW = 0.2;

interface SocietySweepProps {
  numbers: Numbers<SocietyName>;
  wrong: boolean;
  makeWorker: () => Worker;
}

/** The same society under both families of mechanisms, over their parameter. */
export function SocietySweep({ numbers, wrong, makeWorker }: SocietySweepProps) {
  const { job, start, cancel } = useWorkerJob<SocietyRequest, SocietySwept>(makeWorker);
  const { result } = job;
  const stale = result !== null && !sameSociety(result.request, numbers);
  return (
    <Section
      title="Sweep"
      id="sweep"
      lead="Welfare and funds over α of capital-constrained funding, and over β of the power family."
      actions={
        <Button disabled={wrong} onClick={() => start({ ...numbers, sweep: true })}>
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
      {result && (
        <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
          <Family swept={result.alpha} symbol="α" name="capital-constrained funding" />
          <Family swept={result.beta} symbol="β" name="the power family" />
        </div>
      )}
    </Section>
  );
}

function Family({ swept, symbol, name }: { swept: SweptFamily; symbol: string; name: string }) {
  const { share, funds } = useMemo(() => figuresOf(swept, symbol), [swept, symbol]);
  return (
    <>
      <LinesFigure
        title={`Welfare over ${symbol}`}
        caption={`Of ${name}, as a share of what the optimum gains.`}
        fileName={`society-welfare-over-${symbol}.csv`}
        input={share}
      />
      <LinesFigure
        title={`Funds over ${symbol}`}
        caption={`What all goods get under ${name}, and what of it comes from the pool.`}
        fileName={`society-funds-over-${symbol}.csv`}
        input={funds}
      />
    </>
  );
}

function figuresOf({ values, totals, levels }: SweptFamily, symbol: string) {
  const all = [...totals, ...levels].map((total) => total.shareOfOptimum);
  const low = Math.min(...all.filter(Number.isFinite), 1);
  const share: LinesInput = {
    // From below the lowest: most of it happens near the optimum.
    domain: [low - DOMAIN_BELOW * (1 - low), 1],
    ...{ x: values, xLabel: symbol, yLabel: "share of the optimum" },
    lines: [{ label: "Share of the optimum", y: totals.map((total) => total.shareOfOptimum) }],
    levels: levels.map(({ mechanism, shareOfOptimum }) => ({
      ...{ y: shareOfOptimum, label: mechanismText(mechanism) },
    })),
  };
  const funds: LinesInput = {
    ...{ x: values, xLabel: symbol, yLabel: "funds" },
    lines: [
      { label: "Funds", y: totals.map((total) => total.funds) },
      { label: "From the pool", y: totals.map((total) => total.deficit) },
    ],
  };
  return { share, funds };
}

/** What is swept is not asked for by the numbers. */
function sameSociety(some: SocietyRequest, others: SocietyRequest): boolean {
  const plain = ({ values: { citizens, communities }, seed }: SocietyRequest) =>
    JSON.stringify({ citizens, communities, seed });
  return plain(some) === plain(others);
}
