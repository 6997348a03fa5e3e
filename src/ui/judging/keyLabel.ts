const LABELS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Enter: "↵",
  Backspace: "⌫",
  Delete: "⌦",
  " ": "␣",
};

/** A key as it is printed on a keyboard. */
export const keyLabel = (key: string) =>
  LABELS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
