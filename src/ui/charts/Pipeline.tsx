import { cx } from "../primitives/cx";

interface Stage {
  key: string;
  label: string;
  /** "plain" where no round is meant: all stages alike. */
  state: "done" | "current" | "todo" | "plain";
  detail?: string | null;
}

interface PipelineProps {
  label: string;
  stages: readonly Stage[];
}

const STATE_SAID = { done: ", done", current: ", now", todo: ", to come", plain: "" };

/**
 * The stages of a round along the arm of a steelyard; the poise hangs at the one that is under way.
 * Side by side on wide screens, one under the other on phones.
 */
export function Pipeline({ label, stages }: PipelineProps) {
  return (
    <div>
      <div className="beam hidden md:block" aria-hidden="true" />
      <ol aria-label={label} className="grid md:auto-cols-fr md:grid-flow-col md:gap-x-6">
        {stages.map((stage, index) => (
          <li
            key={stage.key}
            aria-current={stage.state === "current" ? "step" : undefined}
            className="relative grid grid-cols-[2rem_1fr] content-start gap-x-3 pb-5 last:pb-0 md:grid-cols-1 md:pb-0"
          >
            {index < stages.length - 1 && (
              <span
                aria-hidden="true"
                className="absolute top-5 -bottom-0.5 left-4 border-edge border-l md:hidden"
              />
            )}
            <span
              className="flex h-7 items-start justify-center md:-mt-2 md:h-11 md:justify-start"
              aria-hidden="true"
            >
              <StageMark state={stage.state} />
            </span>
            <div className="grid content-start gap-0.5">
              <span
                className={cx(
                  "font-semibold font-serif text-base",
                  stage.state === "current" && "text-accent",
                )}
              >
                {stage.label}
                <span className="sr-only">{STATE_SAID[stage.state]}</span>
              </span>
              {stage.detail && <span className="text-quiet text-small">{stage.detail}</span>}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What hangs from the arm: the poise at the current stage, a filled ring before, an open one after. */
function StageMark({ state }: { state: Stage["state"] }) {
  if (state === "current") {
    return (
      <svg
        viewBox="0 0 20 36"
        className="h-7 w-5 fill-accent stroke-accent md:h-10"
        aria-hidden="true"
      >
        <path d="M10 0v14" fill="none" strokeWidth="1.5" />
        <path d="M6 13h8l5 19H1z" stroke="none" />
      </svg>
    );
  }
  return (
    <svg viewBox="0 0 20 36" className="h-7 w-5 stroke-ink md:h-10" aria-hidden="true">
      <path d="M10 0v9" fill="none" strokeWidth="1.25" />
      <circle
        cx="10"
        cy="14"
        r="4.5"
        strokeWidth="1.5"
        className={state === "todo" ? "fill-paper stroke-edge" : "fill-ink"}
      />
    </svg>
  );
}
