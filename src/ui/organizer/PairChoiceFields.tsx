"use client";

import { Disclosure } from "../primitives/Disclosure";
import { NumberFields } from "./NumberFields";
import type { FieldsProps } from "./roundDraft";

const FIELDS = [
  {
    name: "repeatShare",
    label: "Repeats",
    hint: "Share of a juror's pairs that come again, sides swapped, to see whether they hold: 0 to 1.",
  },
  {
    name: "overlapShare",
    label: "Overlap",
    hint: "Share of a juror's pairs that somebody else judged, too, to see who agrees: 0 to 1.",
  },
  {
    name: "itemFloor",
    label: "At least, per project",
    hint: "Comparisons each project gets before pairs are chosen for what they tell.",
  },
  {
    name: "pairsMax",
    label: "At most, per juror",
    hint: "Pairs after which a juror is asked no more; empty: as many as they like.",
  },
] as const;

/** What the choice of pairs keeps to beside what it learns most from. */
export function PairChoiceFields(props: FieldsProps) {
  const wrong = FIELDS.some(({ name }) => props.issues.some(({ field }) => field === name));
  return (
    <Disclosure summary="How pairs are chosen" open={wrong}>
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberFields fields={FIELDS} {...props} />
      </div>
    </Disclosure>
  );
}
