import { type Json, JsonError, parseJson } from "./parseJson";

/** A JSON value with its numbers as the texts they were written as: an amount keeps every digit. */
export type PlainJson = string | readonly PlainJson[] | PlainObject;
export type PlainObject = ReadonlyMap<string, PlainJson>;

/**
 * Read JSON without losing a digit; `null`, `true` and `false` become texts, too.
 *
 * @throws JsonError for what is no JSON, and for a key that comes twice in one object.
 */
export function plainJson(text: string): PlainJson {
  return plain(parseJson(text));
}

function plain(json: Json): PlainJson {
  if (json.kind === "array") return json.items.map(plain);
  if (json.kind !== "object") return json.text;
  const members = new Map<string, PlainJson>();
  for (const [key, value] of json.members) {
    if (members.has(key)) throw new JsonError(value.line, `the key "${key}" comes twice`);
    members.set(key, plain(value));
  }
  return members;
}

export const isObject = (value: PlainJson | undefined): value is PlainObject =>
  value instanceof Map;

/** The text under a key of an object; undefined where there is none. */
export function textAt(value: PlainJson | undefined, key: string): string | undefined {
  const found = isObject(value) ? value.get(key) : undefined;
  return typeof found === "string" ? found : undefined;
}

/** The list under a key of an object; empty where there is none. */
export function listAt(value: PlainJson | undefined, key: string): readonly PlainJson[] {
  const found = isObject(value) ? value.get(key) : undefined;
  return Array.isArray(found) ? found : [];
}
