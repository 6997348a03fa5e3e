/** What a key does while a pair is shown. */
export type JudgingAction = "a" | "b" | "equal" | "skip" | "conflict" | "undo" | "help";

const ACTION_OF_KEY: Readonly<Record<string, JudgingAction>> = {
  ArrowLeft: "a",
  "1": "a",
  ArrowRight: "b",
  "2": "b",
  "=": "equal",
  s: "skip",
  c: "conflict",
  u: "undo",
  "?": "help",
};

/** The keys as the help dialog lists them. */
export const SHORTCUTS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["←", "1"], does: "The first project" },
  { keys: ["→", "2"], does: "The second project" },
  { keys: ["="], does: "Both are equal" },
  { keys: ["S"], does: "I can't judge this pair" },
  { keys: ["C"], does: "I have a conflict of interest" },
  { keys: ["U"], does: "Undo the last answer" },
  { keys: ["?"], does: "Show this list" },
];

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat?: boolean;
}

/**
 * The action of a key press, or null. Held keys count once, and combinations belong to the browser.
 *
 * @param typing whether the focus is where keys write or select something
 */
export function shortcutOf(press: KeyPress, typing: boolean): JudgingAction | null {
  if (typing || press.repeat || press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return ACTION_OF_KEY[key] ?? null;
}

/** True where keys already mean something: form fields, editable text, an open dialog. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest("input, textarea, select, [contenteditable], [role=dialog], dialog") !== null
  );
}
