import { countOf } from "../primitives/numbers";
import type { ConflictKind } from "../start/types";

/** What a rule of conflict means, in a few words of the organizers' page. */
export function ruleText({ kind, value }: { kind: ConflictKind; value: string }): string {
  if (kind === "project") return value;
  if (kind === "organisation") return `Everything of ${value}`;
  return `Everything like ${value}`;
}

const NAMES_SHOWN = 3;

/** @example coveredText(["a/b", "a/c"]) // "2 projects: a/b, a/c" */
export function coveredText(projects: readonly string[]): string {
  const shown = projects.slice(0, NAMES_SHOWN).join(", ");
  const more = projects.length > NAMES_SHOWN ? " and others" : "";
  return `${countOf(projects.length, "project")}: ${shown}${more}`;
}
