import { type AttackStudy, type AttacksFound, attackWork } from "./attackStudy";
import { communityWork } from "./communityStudy";
import { type ContestFound, type ContestStudy, contestWork } from "./contestStudy";
import type { OrNull } from "./plain";
import { type SocietyFound, type SocietyStudy, societyWork } from "./societyStudy";
import type { Study } from "./study";
import type { StudyResult } from "./studyResult";
import type { StudyWork } from "./studyWork";

/** A question to any of the lab's simulators. One of a community says no kind: it came first, and its hash stays. */
export type LabStudy = Study | ContestStudy | AttackStudy | SocietyStudy;

/** Whichever question with its answer, null while there is none. */
export type LabAnswer =
  | { readonly kind: "community"; readonly study: Study; readonly result: StudyResult | null }
  | AnswerTo<ContestStudy, ContestFound>
  | AnswerTo<AttackStudy, AttacksFound>
  | AnswerTo<SocietyStudy, SocietyFound>;

interface AnswerTo<Asked extends { kind: string }, Found> {
  readonly kind: Asked["kind"];
  readonly study: Asked;
  readonly result: OrNull<Found> | null;
}

/** As files hold it. */
export type LabResult = NonNullable<LabAnswer["result"]>;
export type StudyKind = LabAnswer["kind"];

export const kindOf = (study: LabStudy): StudyKind => ("kind" in study ? study.kind : "community");

/** Divides a study into tasks; what they leave are records of doubles. Throws RangeError listing everything that is wrong with it. */
export function workOf(study: LabStudy): StudyWork<LabResult> {
  if (!("kind" in study)) return communityWork(study);
  switch (study.kind) {
    case "contest":
      return contestWork(study);
    case "attacks":
      return attackWork(study);
    case "society":
      return societyWork(study);
  }
}
