/** The facts that every pair shows, in this order; `description` and `readme` stand on their own. */
export const STANDARD_FACTS = [
  "language",
  "stars",
  "contributors",
  "dependents",
  "releases",
  "funding",
] as const;
export type StandardFact = (typeof STANDARD_FACTS)[number];

const ELSEWHERE = ["description", "readme"];

type Value = string | number | boolean;

/** One line of the two cards: the same fact of both projects; null where a project has none. */
export interface FactRow {
  key: string;
  a: Value | null;
  b: Value | null;
}

export interface Facts {
  /** What at least one of the two has. */
  rows: FactRow[];
  /** Standard facts that neither has. */
  neither: StandardFact[];
}

/**
 * Facts of two projects as one list, so that both cards show the same facts in the same order
 * whichever side a project is on: what one has and the other lacks is a row, not a gap.
 */
export function factsOf(a: unknown, b: unknown): Facts {
  const [factsA, factsB] = [entriesOf(a), entriesOf(b)];
  const stated = (key: string) => factsA.has(key) || factsB.has(key);
  const others = [...new Set([...factsA.keys(), ...factsB.keys()])]
    .filter((key) => !(STANDARD_FACTS as readonly string[]).includes(key))
    .sort();
  const rows = [...STANDARD_FACTS, ...others].filter(stated).map((key) => ({
    key,
    a: factsA.get(key) ?? null,
    b: factsB.get(key) ?? null,
  }));
  return { rows, neither: STANDARD_FACTS.filter((key) => !stated(key)) };
}

/** The beginning of a project's README; null where none is stated. */
export function readmeOf(facts: unknown): string | null {
  const text = (facts as { readme?: unknown } | null)?.readme;
  return typeof text === "string" && text.trim() ? text.trim() : null;
}

function entriesOf(facts: unknown): Map<string, Value> {
  if (typeof facts !== "object" || facts === null || Array.isArray(facts)) return new Map();
  const shown = Object.entries(facts)
    .filter(([key]) => !ELSEWHERE.includes(key))
    .map(([key, value]) => [key, shownValue(value)] as const);
  return new Map(shown.filter((entry): entry is [string, Value] => entry[1] !== null));
}

function shownValue(value: unknown): Value | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return shortDate(value.trim()) || null;
  if (Array.isArray(value)) return value.map(shownValue).filter(Boolean).join(", ") || null;
  return null;
}

/** A time of day says nothing about a project; its date does. */
const shortDate = (text: string) => text.replace(/^(\d{4}-\d\d-\d\d)T[\d:.]+Z?$/, "$1");

/** A fact beyond the standard ones by its own name. @example plainLabel("openIssues") // "Open issues" */
export function plainLabel(key: string): string {
  const words = key
    .replace(/At$/, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
