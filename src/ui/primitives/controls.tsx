import type { ComponentProps } from "react";
import { cx } from "./cx";

const BOX =
  "w-full min-h-11 rounded-sm border border-edge bg-sheet px-3 py-2 text-base text-ink aria-invalid:border-danger aria-invalid:border-2 disabled:opacity-60";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cx(BOX, className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={4} {...rest} className={cx(BOX, "leading-normal", className)} />;
}

export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={cx(BOX, "pr-8", className)} />;
}
