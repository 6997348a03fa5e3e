"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Textarea } from "../primitives/controls";
import { cx } from "../primitives/cx";
import { Field } from "../primitives/Field";
import { hasStrength, isJudged } from "./answer";
import type { AnswerForm } from "./answerForm";
import { ExactStrength } from "./ExactStrength";
import type { ReasonTag } from "./types";

const REASON_LENGTH_MAX = 2000;
const CONFIDENCES = [1, 2, 3] as const;
const TAGS = [
  "dependedOn",
  "hardToReplace",
  "reach",
  "security",
  "maintained",
  "newIdeas",
] as const satisfies readonly ReasonTag[];

interface AnswerDetailsProps {
  form: AnswerForm;
  multiplierMax: number;
  /** Whether reasons are shown: asked for, or called for by the juror. */
  reasons: boolean;
  reasonField: RefObject<HTMLTextAreaElement | null>;
  onForm: (change: Partial<AnswerForm>) => void;
}

/** What may be said beside the choice. All of it is optional, and none of it is filled in. */
export function AnswerDetails(props: AnswerDetailsProps) {
  const { form, multiplierMax, reasons, reasonField, onForm } = props;
  const t = useTranslations("answer");
  return (
    <div className="grid items-start gap-5 md:grid-cols-2 md:gap-x-6">
      <div className="grid gap-5 empty:hidden">
        {hasStrength(form.choice) && (
          <ExactStrength
            text={form.strength}
            multiplierMax={multiplierMax}
            onText={(strength) => onForm({ strength })}
          />
        )}
        {isJudged(form.choice) && (
          <Toggles
            legend={t("confidence")}
            options={CONFIDENCES.map((step) => [step, t(`confidences.${step}`)] as const)}
            pressed={(step) => form.confidence === step}
            onToggle={(step) => onForm({ confidence: form.confidence === step ? null : step })}
          />
        )}
      </div>
      {reasons && (
        <div className="grid gap-5">
          {isJudged(form.choice) && (
            <Toggles
              legend={t("reasons")}
              options={TAGS.map((tag) => [tag, t(`tags.${tag}`)] as const)}
              pressed={(tag) => form.reasonTags.includes(tag)}
              onToggle={(tag) => onForm({ reasonTags: toggled(form.reasonTags, tag) })}
            />
          )}
          <Field label={t("ownWords")} hint={null}>
            {(control) => (
              <Textarea
                {...control}
                ref={reasonField}
                rows={3}
                dir="auto"
                maxLength={REASON_LENGTH_MAX}
                value={form.reason}
                onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
                onChange={(event) => onForm({ reason: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}

const toggled = (tags: readonly ReasonTag[], tag: ReasonTag) =>
  tags.includes(tag) ? tags.filter((other) => other !== tag) : [...tags, tag];

interface TogglesProps<T> {
  legend: string;
  options: readonly (readonly [T, string])[];
  pressed: (value: T) => boolean;
  onToggle: (value: T) => void;
}

function Toggles<T extends string | number>(props: TogglesProps<T>) {
  const t = useTranslations("answer");
  return (
    <fieldset data-answer>
      <legend className="mb-1.5 text-small">
        <span className="font-semibold">{props.legend}</span>{" "}
        <span className="text-quiet">{t("optional")}</span>
      </legend>
      <div className="flex flex-wrap gap-1.5">
        {props.options.map(([value, label]) => (
          <button
            key={value}
            type="button"
            aria-pressed={props.pressed(value)}
            onClick={() => props.onToggle(value)}
            className={cx(
              "min-h-11 rounded-sm border px-3 py-1.5 text-small",
              props.pressed(value)
                ? "border-accent bg-accent text-on-accent"
                : "border-edge bg-sheet hover:border-ink hover:bg-wash",
            )}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
