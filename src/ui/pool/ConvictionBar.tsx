import { cx } from "../primitives/cx";
import { triggerPercent } from "./poolText";

interface ConvictionBarProps {
  /** What it is about, for those who hear it. */
  label: string;
  /** Conviction / trigger. */
  share: number;
  /** What that comes to if nothing changes. */
  finalShare: number;
  stopped?: boolean;
}

const width = (share: number) =>
  `${100 * Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0))}%`;

/** How far conviction has come towards the trigger, at the right end, and how far it will come by itself. */
export function ConvictionBar({ label, share, finalShare, stopped }: ConvictionBarProps) {
  return (
    <div className="grid gap-1">
      <p className="flex items-baseline justify-between gap-3 text-small">
        <span>
          <strong className="num">{triggerPercent(share)}</strong> of its trigger
        </span>
        <span className="text-fine text-quiet">
          {finalShare > 1 ? "will cross it" : `will come to ${triggerPercent(finalShare)}`}
        </span>
      </p>
      <div
        role="progressbar"
        aria-label={`Conviction of ${label}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.floor(100 * share))}
        aria-valuetext={`${triggerPercent(share)} of its trigger`}
        className="relative h-2.5 overflow-hidden rounded-sm border-edge border-r-3 bg-rule"
      >
        <div
          className={cx(
            "absolute inset-y-0 left-0 opacity-30",
            stopped ? "bg-danger" : "bg-accent",
          )}
          style={{ width: width(finalShare) }}
        />
        <div
          className={cx("absolute inset-y-0 left-0", stopped ? "bg-danger" : "bg-accent")}
          style={{ width: width(share) }}
        />
      </div>
    </div>
  );
}
