import { UsageError } from "./exit";

/** `a=1,b=two` after an option as a table; refuses what is not of that form, or comes twice. */
export function pairsOf(option: string, texts: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of texts.flatMap((list) => list.split(","))) {
    const [, name, value] = /^\s*([A-Za-z]\w*)=(\S(?:.*\S)?)\s*$/.exec(text) ?? [];
    if (!name || value === undefined) {
      throw new UsageError(`${option} ${text}: write name=value`);
    }
    if (found.has(name)) throw new UsageError(`${option}: ${name} is given twice`);
    found.set(name, value);
  }
  return found;
}

/** The number behind a name, or its default; refuses anything that is no finite number. */
export function numberIn(
  option: string,
  pairs: ReadonlyMap<string, string>,
  name: string,
  otherwise: number,
): number {
  const text = pairs.get(name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new UsageError(`${option}: ${name}=${text} is no number`);
}

/** Refuses names that mean nothing here. */
export function onlyKnown(
  option: string,
  pairs: ReadonlyMap<string, string>,
  known: readonly string[],
): void {
  const unknown = [...pairs.keys()].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new UsageError(`${option}: ${unknown.join(", ")} unknown; known: ${known.join(", ")}`);
}
