import { cx } from "./cx";

/**
 * A key to press, beside what it does. Hidden where there is no keyboard to be expected. An arrow
 * points to the side that is meant, also where the page is read from right to left.
 */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd
      className={cx(
        "hidden rounded-sm border border-edge px-1.5 font-sans text-fine text-quiet pointer-fine:inline-block",
        /[←→]/.test(keys) && "rtl:-scale-x-100",
      )}
    >
      {keys}
    </kbd>
  );
}
