import type { ReactNode } from "react";
import { cx } from "./cx";

type Tone = "info" | "warn" | "error";

const LOOK: Record<Tone, string> = {
  info: "border-accent bg-wash",
  warn: "border-warn bg-warn-wash",
  error: "border-danger bg-danger-wash",
};

interface CalloutProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
}

/** Something to know before going on; an error is announced when it appears. */
export function Callout({ tone = "info", title, children }: CalloutProps) {
  return (
    <div
      role={tone === "error" ? "alert" : undefined}
      className={cx("grid gap-1 border-s-3 px-4 py-3 text-small", LOOK[tone])}
    >
      {title && <p className="font-semibold text-base">{title}</p>}
      {children}
    </div>
  );
}
