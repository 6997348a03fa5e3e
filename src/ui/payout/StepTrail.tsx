import { cx } from "../primitives/cx";
import { type RunStatus, type RunStep, runSteps } from "./runSteps";

const DOT: Record<RunStep["state"], string> = {
  done: "border-accent bg-accent",
  current: "border-accent bg-paper",
  todo: "border-edge bg-paper",
  stopped: "border-danger bg-danger",
};

const SAID: Record<RunStep["state"], string> = {
  done: "done",
  current: "next",
  todo: "to come",
  stopped: "stopped here",
};

/** The way of a run, drawn: four points on one line, the next one open. */
export function StepTrail({ status }: { status: RunStatus }) {
  return (
    <ol aria-label="Where this run stands" className="grid grid-cols-4">
      {runSteps(status).map((step, index) => (
        <li
          key={step.key}
          aria-current={step.state === "current" ? "step" : undefined}
          className="relative grid justify-items-start gap-1.5 pr-2 text-small"
        >
          {index < 3 && (
            <span
              aria-hidden="true"
              className="absolute top-1.5 right-0 left-0 border-edge border-t"
            />
          )}
          <span
            aria-hidden="true"
            className={cx("relative size-3.25 rounded-full border-2", DOT[step.state])}
          />
          <span className={step.state === "todo" ? "text-quiet" : "font-semibold"}>
            {step.label}
          </span>
          <span className="text-fine text-quiet">{SAID[step.state]}</span>
        </li>
      ))}
    </ol>
  );
}
