"use client";

import { METRICS } from "~/core/scoring";
import { cx } from "../primitives/cx";
import { Disclosure } from "../primitives/Disclosure";
import { RadioCards } from "../primitives/RadioCards";
import { TextField } from "../primitives/TextField";
import { splitSum } from "./checkRoundDraft";
import { NumberFields } from "./NumberFields";
import { PrizeFields } from "./PrizeFields";
import { FieldGroup } from "./RoundFields";
import type { FieldsProps } from "./roundDraft";

const PARTS = [
  { name: "train", label: "Training", hint: "Fits weights while open" },
  { name: "public", label: "Public", hint: "Scores the leaderboard" },
  { name: "private", label: "Private", hint: "Final scores, sealed" },
] as const;

const MORE = [
  {
    name: "dataEveryHours",
    label: "New data every so many hours",
    hint: "How old the frozen data may get, if judgements were added, before a submission brings a new version.",
  },
  { name: "teamSizeMax", label: "People in a team", hint: "At most; one team per person." },
] as const;
const MORE_NAMES: readonly string[] = [...MORE.map(({ name }) => name), "previousRound"];

/** How submissions are scored: the metric, which comparisons are held out, and how often. */
export function ContestFields(props: FieldsProps) {
  const { draft, set, issues } = props;
  const sum = splitSum(draft);
  const wrong = issues.some(({ field }) => MORE_NAMES.includes(field));
  const good = sum !== null && Math.abs(sum - 1) < 1e-9;
  return (
    <FieldGroup title="Scoring of submissions">
      <RadioCards
        legend="Metric"
        choices={METRICS.map((metric) => ({
          value: metric.key,
          label: metric.title,
          about: `${metric.about} ${metric.better === "lower" ? "Lower" : "Higher"} is better.`,
        }))}
        value={draft.metric}
        onChange={(metric) => set({ metric })}
      />
      <div className="grid gap-2">
        <div className="grid grid-cols-3 gap-x-3 sm:gap-x-5">
          {PARTS.map((part) => (
            <TextField
              key={part.name}
              name={part.name}
              label={part.label}
              hint={part.hint}
              issues={issues}
              inputMode="decimal"
              value={draft[part.name]}
              onChange={(value) => set({ [part.name]: value })}
            />
          ))}
        </div>
        <p className={cx("num text-small", good ? "text-quiet" : "font-semibold text-danger")}>
          {sum === null
            ? "Shares of the comparisons, each from 0 to 1"
            : `Sum: ${Number(sum.toPrecision(6))}${good ? "" : ", must be 1"}`}
        </p>
      </div>
      <TextField
        name="submissionsPerDay"
        label="Submissions a day, per modeler"
        hint="Fewer make it harder to read the public holdout out of the leaderboard."
        issues={issues}
        inputMode="numeric"
        className="max-w-24"
        value={draft.submissionsPerDay}
        onChange={(submissionsPerDay) => set({ submissionsPerDay })}
      />
      <PrizeFields draft={draft} set={set} issues={issues} symbol={draft.symbol} />
      <Disclosure summary="Data, teams and the last round" open={wrong}>
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberFields fields={MORE} {...props} />
          <TextField
            name="previousRound"
            label="The last round"
            optional
            hint="The end of a closed round's address. Its weights stand on the leaderboard as “last era”."
            issues={issues}
            spellCheck={false}
            value={draft.previousRound}
            onChange={(previousRound) => set({ previousRound })}
          />
        </div>
      </Disclosure>
    </FieldGroup>
  );
}
