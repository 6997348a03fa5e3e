/** What a key does while a pair is shown. */
export const ACTIONS = [
  "a",
  "b",
  "equal",
  "skip",
  "conflict",
  "next",
  "undo",
  "reason",
  "help",
] as const;
export type JudgingAction = (typeof ACTIONS)[number];

/** Keys by action, as KeyboardEvent.key names them; letters in lower case. */
export type Keymap = Readonly<Record<JudgingAction, readonly string[]>>;

export const FIRST_KEYS: Keymap = {
  a: ["ArrowLeft", "1"],
  b: ["ArrowRight", "2"],
  equal: ["="],
  skip: ["s"],
  conflict: ["c"],
  next: ["Enter"],
  undo: ["u"],
  reason: ["r"],
  help: ["?"],
};

/** Keys that the browser or assistive technology needs, and those that are held, not pressed. */
const UNUSABLE =
  /^(Tab|Escape|Shift|Control|Alt|AltGraph|Meta|CapsLock|Dead|Process|Unidentified|F\d+|Page.*|Home|End)$/;

const OTHER_SIDE: Readonly<Record<string, string>> = {
  ArrowLeft: "ArrowRight",
  ArrowRight: "ArrowLeft",
};

/** The key as it is meant where pages are read from right to left: the first project is right. */
export const mirrored = (key: string) => OTHER_SIDE[key] ?? key;

/** One name per key, whether or not Shift makes its letter a capital. */
export const nameOfKey = (key: string) => (key.length === 1 ? key.toLowerCase() : key);

export type Rebound =
  | { ok: true; keymap: Keymap }
  | { ok: false; why: "unusable" }
  | { ok: false; why: "taken"; by: JudgingAction };

/** Gives an action one key in place of those it has. A key that does something else is refused. */
export function rebind(keymap: Keymap, action: JudgingAction, pressed: string): Rebound {
  const key = nameOfKey(pressed);
  if (UNUSABLE.test(key)) return { ok: false, why: "unusable" };
  const by = ACTIONS.find((other) => other !== action && keymap[other].includes(key));
  if (by) return { ok: false, why: "taken", by };
  return { ok: true, keymap: { ...keymap, [action]: [key] } };
}

/** A keymap as this device keeps it; the first keys where it is none, or gives one key twice. */
export function readKeymap(stored: string | null): Keymap {
  try {
    const read = { ...FIRST_KEYS, ...(JSON.parse(stored ?? "{}") as Partial<Keymap>) };
    const keys = ACTIONS.flatMap((action) => read[action]);
    const sound = keys.every((key) => typeof key === "string" && !UNUSABLE.test(key));
    return sound && new Set(keys).size === keys.length ? read : FIRST_KEYS;
  } catch {
    return FIRST_KEYS;
  }
}

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey?: boolean;
  repeat?: boolean;
}

/**
 * The action of a key press, or null. Held keys count once, and combinations belong to the browser,
 * but for the one that undoes everywhere.
 *
 * @param typing whether the focus is where keys write or select something
 */
export function actionOf(keymap: Keymap, press: KeyPress, typing: boolean): JudgingAction | null {
  if (typing || press.repeat || press.altKey) return null;
  const key = nameOfKey(press.key);
  if (press.ctrlKey || press.metaKey) return key === "z" && !press.shiftKey ? "undo" : null;
  return ACTIONS.find((action) => keymap[action].includes(key)) ?? null;
}

const WRITES = "input, textarea, select, [contenteditable], [role=dialog], dialog";
const PRESSES = "button, a[href], summary";
/** Buttons of the answer itself: there Enter goes on, and Space presses. */
const WITHIN_ANSWER = "[data-answer]";

/**
 * True where a key already means something: form fields, editable text, an open dialog; Space on
 * what can be pressed; and Enter there, unless it belongs to the answer that Enter would give.
 */
export function isTakenAt(target: EventTarget | null, key: string, answered: boolean): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(WRITES)) return true;
  if (!target.closest(PRESSES)) return false;
  if (key === " ") return true;
  return key === "Enter" && !(answered && target.closest(WITHIN_ANSWER));
}
