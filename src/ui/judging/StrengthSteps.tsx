"use client";

import { useFormatter, useTranslations } from "next-intl";
import { cx } from "../primitives/cx";
import { readMultiplier, STRENGTH_STEPS } from "./strength";

interface StrengthStepsProps {
  /** As typed; empty while nothing is stated, which is where it always starts. */
  text: string;
  multiplierMax: number;
  onText: (text: string) => void;
}

/**
 * How many times more the chosen project is worth. Buttons that are pressed or not, instead of radio
 * buttons, so that a strength can be taken back and the arrow keys stay free for the projects.
 */
export function StrengthSteps({ text, multiplierMax, onText }: StrengthStepsProps) {
  const t = useTranslations("answer");
  const format = useFormatter();
  const read = readMultiplier(text, multiplierMax);
  const multiplier = read.ok ? read.multiplier : null;
  return (
    <fieldset data-answer className="grid gap-1">
      <legend className="mb-1 text-small">
        <span className="font-semibold">{t("strength")}</span>{" "}
        <span className="text-quiet">{t("optional")}</span>
      </legend>
      <div className="grid grid-cols-5 gap-1.5">
        {STRENGTH_STEPS.filter((step) => step.multiplier <= multiplierMax).map((step) => {
          const pressed = multiplier === step.multiplier;
          return (
            <button
              key={step.multiplier}
              type="button"
              aria-pressed={pressed}
              onClick={() => onText(pressed ? "" : String(step.multiplier))}
              className={cx(
                "grid min-h-12 content-center justify-items-center rounded-sm border px-0.5 py-1",
                pressed
                  ? "border-accent bg-accent text-on-accent"
                  : "border-edge bg-sheet hover:border-ink hover:bg-wash",
              )}
            >
              <span dir="ltr" className="num font-semibold leading-tight">
                {"andMore" in step && "≥ "}
                {format.number(step.multiplier)}×
              </span>
              <span className={cx("text-fine leading-tight", !pressed && "text-quiet")}>
                {t(`steps.${step.label}`)}
              </span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
