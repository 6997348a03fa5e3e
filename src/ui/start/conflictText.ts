import type { useTranslations } from "next-intl";
import type { ConflictKind } from "./types";

type Translate = ReturnType<typeof useTranslations<"conflicts">>;

/** What a rule of conflict means, in a few words. */
export function ruleText(t: Translate, { kind, value }: { kind: ConflictKind; value: string }) {
  return t(`rule.${kind}`, { value });
}

const NAMES_SHOWN = 3;

/** @example coveredText(t, ["a/b", "a/c"]) // "2 projects: a/b, a/c" */
export function coveredText(t: Translate, projects: readonly string[]): string {
  const names = projects.slice(0, NAMES_SHOWN).join(", ");
  const key = projects.length > NAMES_SHOWN ? "coveredMore" : "covered";
  return t(key, { count: projects.length, names });
}
