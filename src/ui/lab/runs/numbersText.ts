import type { StudyKind } from "~/core/simulation";
import { countOf, formatCount } from "../../primitives/numbers";
import { ATTACK_PARAMS } from "../attacks/attackParams";
import { CONTEST_PARAMS } from "../contest/contestParams";
import { SOCIETY_PARAMS } from "../society/societyParams";
import type { NumberParams } from "../useNumbers";
import type { NumbersKind, NumbersRun } from "./types";

/** What one task of a study is called. */
export const TASK_TEXT: Readonly<Record<StudyKind, string>> = {
  community: "run",
  contest: "trial",
  attacks: "round",
  society: "step",
};

/** What the numbers of each kind are called and may be. */
export const PARAMS_OF: Readonly<Record<NumbersKind, NumberParams<string>>> = {
  contest: CONTEST_PARAMS,
  attacks: ATTACK_PARAMS,
  society: SOCIETY_PARAMS,
};

/** A study in short. */
export function numbersText(study: NumbersRun["study"]): string {
  if (study.kind === "contest") {
    const { least, most, items, repeats } = study.numbers;
    const sizes =
      most > least ? `${formatCount(least)} to ${formatCount(most)}` : formatCount(most);
    return `juries of ${sizes} on ${countOf(items, "project")}, ${countOf(repeats, "repeat")}`;
  }
  if (study.kind === "attacks") {
    const { repeats, donors, accounts } = study.numbers;
    return `attacks with up to ${countOf(accounts, "account")} on ${countOf(repeats, "round")} of ${countOf(donors, "honest donor")}`;
  }
  const { citizens, communities } = study.numbers;
  return `a society of ${countOf(citizens, "citizen")} in ${formatCount(communities)} ${communities === 1 ? "community" : "communities"}`;
}
