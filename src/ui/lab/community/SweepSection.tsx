"use client";

import { useMemo } from "react";
import { planStudy, studySeconds } from "~/core/simulation";
import { Button } from "../../primitives/Button";
import { countOf } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { JobStatus } from "../JobStatus";
import { ParamControl } from "../ParamControl";
import { boundsProblem } from "../reach";
import { durationText } from "../runs/durationText";
import { GridResult } from "../runs/GridResult";
import { SaveRun } from "../runs/SaveRun";
import { useWorkerJob } from "../useWorkerJob";
import { AxisFields } from "./AxisFields";
import { type CommunityState, studyOfSweep } from "./communityState";
import type { CommunityAnswer, CommunityRequest } from "./communityWorker";
import { type AxisState, EACH, type SweepState } from "./sweepState";

/** From here on a sweep is better left to the server. */
const LONG_SECONDS = 60;

type Swept = Extract<CommunityAnswer, { kind: "study" }>;

interface SweepSectionProps {
  state: CommunityState;
  onSweep: (sweep: SweepState) => void;
  /** The settings can be run. */
  ready: boolean;
  makeWorker: () => Worker;
}

/** The community over the values of one parameter or two: how its runs end. */
export function SweepSection({ state, onSweep, ready, makeWorker }: SweepSectionProps) {
  const { job, start, cancel } = useWorkerJob<CommunityRequest, Swept>(makeWorker);
  const { sweep } = state;
  const [first, second] = sweep.axes;
  const study = useMemo(() => studyOfSweep(state), [state]);
  const size = useMemo(() => sizeOf(study), [study]);
  const can = ready && size.problem === null && boundsProblem(sweep.each, EACH) === null;
  const stale = job.result !== null && JSON.stringify(job.result.study) !== JSON.stringify(study);
  const setAxes = (axes: (AxisState | null | undefined)[]) =>
    onSweep({ ...sweep, axes: axes.filter((axis) => axis != null) });
  return (
    <Section
      title="Sweep"
      id="sweep"
      lead={`The ${state.second ? "first " : ""}community over a range of one parameter or two, several times at each: how its runs end.`}
      actions={
        <>
          <Button disabled={!can} onClick={() => start({ kind: "study", study })}>
            Run the sweep
          </Button>
          <SaveRun what="sweep" study={study} from={state.from} disabled={!can} />
        </>
      }
    >
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <AxisFields
          label="Over"
          config={state.first}
          axis={first ?? null}
          onChange={(axis) => setAxes([axis, second])}
        />
        <AxisFields
          label="And over"
          optional
          config={state.first}
          axis={second ?? null}
          onChange={(axis) => setAxes([first, axis])}
        />
        <ParamControl
          title="Runs of each"
          bounds={EACH}
          value={sweep.each}
          onChange={(each) => onSweep({ ...sweep, each })}
        />
      </div>
      <p className={size.problem ? "text-small text-warn" : "text-quiet text-small"}>{size.text}</p>
      <JobStatus label="Running the sweep" job={job} onCancel={cancel} />
      {stale && job.running === null && (
        <p role="status" className="text-small text-warn">
          The settings have changed since this sweep.
        </p>
      )}
      {job.result && (
        <GridResult
          study={job.result.study}
          result={job.result.result}
          metric={sweep.metric}
          onMetric={(metric) => onSweep({ ...sweep, metric })}
        />
      )}
    </Section>
  );
}

/** What would be computed, or why nothing can be. */
function sizeOf(study: ReturnType<typeof studyOfSweep>): { text: string; problem: string | null } {
  try {
    const plan = planStudy(study);
    const seconds = studySeconds(plan);
    const out = plan.cells.length - plan.open.length;
    const left = out > 0 ? ` (${out} more cannot be run)` : "";
    const hint = seconds > LONG_SECONDS ? "; save it, and the server computes it meanwhile" : "";
    const text = `${countOf(plan.open.length, "cell")}${left}, ${countOf(plan.tasks, "run")}: about ${durationText(seconds)} of one core${hint}.`;
    return { text, problem: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { text: `This cannot be swept: ${error.message}.`, problem: error.message };
  }
}
