/** One line of the two cards: the same fact of both projects; null where a project has none. */
export interface FactRow {
  key: string;
  label: string;
  a: string | null;
  b: string | null;
}

/** Facts that people look for first; anything else follows by name. */
const KNOWN_ORDER = [
  "language",
  "license",
  "stars",
  "forks",
  "contributors",
  "dependents",
  "commits",
  "createdAt",
  "updatedAt",
];

const numbers = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/**
 * Facts of two projects as one list, so that both cards show the same facts in the same order
 * whichever side a project is on: what one has and the other lacks is a row, not a gap.
 */
export function factRows(a: unknown, b: unknown): FactRow[] {
  const [factsA, factsB] = [entriesOf(a), entriesOf(b)];
  const keys = [...new Set([...factsA.keys(), ...factsB.keys()])].sort(byKnownOrder);
  return keys.map((key) => ({
    key,
    label: labelOf(key),
    a: factsA.get(key) ?? null,
    b: factsB.get(key) ?? null,
  }));
}

function entriesOf(facts: unknown): Map<string, string> {
  if (typeof facts !== "object" || facts === null || Array.isArray(facts)) return new Map();
  const shown = Object.entries(facts).map(([key, value]) => [key, textOf(value)] as const);
  return new Map(shown.filter((entry): entry is [string, string] => entry[1] !== null));
}

function textOf(value: unknown): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? numbers.format(value) : null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return shortDate(value.trim()) || null;
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(", ") || null;
  return null;
}

/** A time of day says nothing about a project; its date does. */
const shortDate = (text: string) => text.replace(/^(\d{4}-\d\d-\d\d)T[\d:.]+Z?$/, "$1");

function labelOf(key: string): string {
  const words = key
    .replace(/At$/, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

function byKnownOrder(x: string, y: string): number {
  const [i, j] = [rank(x), rank(y)];
  return i - j || (x < y ? -1 : 1);
}

function rank(key: string): number {
  const at = KNOWN_ORDER.indexOf(key);
  return at === -1 ? KNOWN_ORDER.length : at;
}
