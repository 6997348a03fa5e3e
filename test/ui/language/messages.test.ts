import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { LOCALES } from "~/ui/language/locales";
import de from "~/ui/language/messages/de.json";
import en from "~/ui/language/messages/en.json";

type Tree = { [key: string]: string | Tree };
const CATALOGUES: Record<string, Tree> = { en, de };

function textsOf(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value]] : textsOf(value, `${path}${key}.`),
  );
}

/** The arguments a message takes, with their kinds. */
const argumentsOf = (text: string) =>
  [...text.matchAll(/\{(\w+)(?:, (\w+))?[,}]/g)].map(([, name, kind]) => `${name} ${kind}`).sort();

/** What a tag is around, without the tag. */
const join = (parts: unknown) => [parts].flat().join("");

/** Something for every argument there is. */
const ANY = {
  ...{ target: 30, judged: 12, connected: 9, count: 2, max: 999, shown: 1, all: 2, version: 2 },
  ...{ title: "x", facts: "x", winner: "x", loser: "x", times: "2", a: "x", b: "y", text: "x" },
  ...{ message: "x", deadline: "x", key: "x", action: "x" },
  ...{ needed: 10, groups: 2, rows: 3, c: "z", without: "x", with: "x", moved: "x" },
  ...{ role: "x", name: "x", question: "x", shared: "x", rule: "x", names: "x", email: "x" },
  ...{ of: 3, larger: "x", most: "x", least: "x", value: 42.195 },
  ...{ strong: join, link: join, server: join },
  ...{ projects: "x", place: 1, best: "x", worst: "y" },
};

test("every language has its catalogue", () => {
  expect(Object.keys(CATALOGUES)).toEqual([...LOCALES]);
});

describe.each(LOCALES)("the catalogue %s", (locale) => {
  const texts = textsOf(CATALOGUES[locale]!);

  test("has the same messages as the first, and none is empty", () => {
    expect(texts.map(([key]) => key)).toEqual(textsOf(en).map(([key]) => key));
    expect(texts.filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("has messages that take the same arguments", () => {
    const reference = new Map(textsOf(en));
    const differ = texts.filter(
      ([key, text]) => `${argumentsOf(text)}` !== `${argumentsOf(reference.get(key)!)}`,
    );
    expect(differ).toEqual([]);
  });

  test("can be written out, every message of it", () => {
    const broken: unknown[] = [];
    const onError = (error: unknown) => broken.push(error);
    const t = createTranslator({ locale, messages: CATALOGUES[locale] as typeof en, onError });
    for (const [key] of texts) t(key as Parameters<typeof t>[0], ANY as never);
    expect(broken).toEqual([]);
  });
});
