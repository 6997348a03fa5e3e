/** A key to press, beside what it does. Hidden where there is no keyboard to be expected. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd className="hidden rounded-sm border border-edge px-1.5 font-sans text-fine text-quiet pointer-fine:inline-block">
      {keys}
    </kbd>
  );
}
