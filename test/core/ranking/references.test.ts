import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FIXTURES, LARGE } from "./fixture";
import { CIRCUMSTANCES, METHOD_KEYS, OTHER_KEYS } from "./references";

const sourceOf = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
const keys = [...FIXTURES, ...(LARGE ? [LARGE] : [])].flatMap(({ name, refs }) =>
  Object.entries(refs).map(([key, ref]) => ({ name, key, ref })),
);

describe("every reference is checked", () => {
  it.each(keys)("$key of $name, by a test that reads it", ({ key, ref }) => {
    const methods = METHOD_KEYS.filter(([pattern]) => pattern.test(key));
    const file = OTHER_KEYS[key];
    expect(methods.length + (file ? 1 : 0)).toBe(1);
    const source = sourceOf(file ?? "fixtures.test.ts");
    if (file) expect(source).toContain(`refs.${key}`);
    const fields = Array.isArray(ref) ? [] : Object.keys(ref);
    const answers = fields.filter((field) => !CIRCUMSTANCES.has(field));
    for (const answer of answers) expect(source).toMatch(new RegExp(`\\b${answer}\\b`));
  });

  it("and no list names a reference that no fixture has", () => {
    const has = (test: (key: string) => boolean) => keys.some(({ key }) => test(key));
    for (const [pattern] of METHOD_KEYS) expect(has((key) => pattern.test(key))).toBe(true);
    for (const other of Object.keys(OTHER_KEYS)) expect(has((key) => key === other)).toBe(true);
  });
});
