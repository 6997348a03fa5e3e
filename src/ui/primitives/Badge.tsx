import type { ReactNode } from "react";
import { cx } from "./cx";

type Tone = "plain" | "accent" | "warn" | "danger";

const TONE: Record<Tone, string> = {
  plain: "border-edge text-quiet",
  accent: "border-accent text-accent",
  warn: "border-warn text-warn",
  danger: "border-danger text-danger",
};

export function Badge({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex items-center whitespace-nowrap rounded-sm border px-1.5 font-semibold text-fine",
        TONE[tone],
      )}
    >
      {children}
    </span>
  );
}

/** How each status of a round, a pool, a job or a payout run reads; the word carries it, not the colour. */
const STATUS: Record<string, { label: string; tone: Tone }> = {
  draft: { label: "Draft", tone: "plain" },
  open: { label: "Open", tone: "accent" },
  closed: { label: "Closed", tone: "plain" },
  paused: { label: "Paused", tone: "warn" },
  queued: { label: "Waiting", tone: "plain" },
  running: { label: "Running", tone: "accent" },
  done: { label: "Done", tone: "plain" },
  failed: { label: "Failed", tone: "danger" },
  cancelled: { label: "Cancelled", tone: "plain" },
  proposed: { label: "Proposed", tone: "warn" },
  approved: { label: "Approved", tone: "accent" },
  executed: { label: "Executed", tone: "accent" },
  rejected: { label: "Rejected", tone: "danger" },
};

export function StatusBadge({ status }: { status: string }) {
  const known = STATUS[status];
  return <Badge tone={known?.tone}>{known?.label ?? status}</Badge>;
}
