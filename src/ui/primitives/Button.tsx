import Link from "next/link";
import type { ComponentProps } from "react";
import { cx } from "./cx";

type Variant = "primary" | "secondary" | "quiet" | "danger";

const BASE =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-sm px-4 py-2 text-center text-small font-semibold no-underline transition-colors disabled:opacity-55";

const LOOK: Record<Variant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-edge text-ink hover:border-ink hover:bg-wash",
  quiet: "px-3 text-accent hover:bg-wash hover:text-accent-strong",
  danger: "border border-danger text-danger hover:bg-danger-wash",
};

interface ButtonProps extends ComponentProps<"button"> {
  variant?: Variant;
  /** Work is under way: disabled, and said so to assistive technology. */
  busy?: boolean;
}

export function Button({ variant = "secondary", busy = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={cx(BASE, LOOK[variant], className)}
    />
  );
}

interface LinkButtonProps extends ComponentProps<typeof Link> {
  variant?: Variant;
}

/** The look of a quiet button, for links that are no page of the app. */
export const QUIET_BUTTON = cx(BASE, LOOK.quiet);

/** A link that looks like a button, for going somewhere (a Button does something). */
export function LinkButton({ variant = "secondary", className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={cx(BASE, LOOK[variant], className)} />;
}
