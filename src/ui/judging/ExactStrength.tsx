"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Input } from "../primitives/controls";
import { readMultiplier } from "./strength";

interface ExactStrengthProps {
  text: string;
  multiplierMax: number;
  onText: (text: string) => void;
}

/** A strength typed as a number, for who wants another than the steps. */
export function ExactStrength({ text, multiplierMax, onText }: ExactStrengthProps) {
  const t = useTranslations("answer");
  const id = useId();
  const { ok } = readMultiplier(text, multiplierMax);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      <label htmlFor={id}>{t("exactly")}</label>
      <Input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={!ok || undefined}
        aria-describedby={ok ? undefined : `${id}-error`}
        onChange={(event) => onText(event.target.value)}
        className="max-w-24 text-end"
      />
      <span>{t("times")}</span>
      {!ok && (
        <span id={`${id}-error`} role="alert" className="font-semibold text-danger">
          {t("strengthFix", { max: multiplierMax })}
        </span>
      )}
    </div>
  );
}
