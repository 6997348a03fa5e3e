"use client";

import { useId } from "react";
import { Input } from "../primitives/controls";
import { cx } from "../primitives/cx";
import { readMultiplier, STRENGTH_STEPS } from "./strength";

interface StrengthPickerProps {
  /** As typed; empty while nothing is stated, which is where it always starts. */
  text: string;
  onText: (text: string) => void;
}

/**
 * How many times more the chosen project is worth. Buttons that are pressed or not, instead of radio
 * buttons, so that a strength can be taken back and the arrow keys stay free for the projects.
 */
export function StrengthPicker({ text, onText }: StrengthPickerProps) {
  const id = useId();
  const read = readMultiplier(text);
  const multiplier = read.ok ? read.multiplier : null;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-semibold text-small">
        How many times more? <span className="font-normal text-quiet">(optional)</span>
      </legend>
      <div className="grid grid-cols-5 gap-1.5">
        {STRENGTH_STEPS.map((step) => {
          const pressed = multiplier === step.multiplier;
          return (
            <button
              key={step.multiplier}
              type="button"
              aria-pressed={pressed}
              onClick={() => onText(pressed ? "" : String(step.multiplier))}
              className={cx(
                "grid min-h-14 content-center justify-items-center rounded-sm border px-0.5 py-1.5",
                pressed
                  ? "border-accent bg-accent text-on-accent"
                  : "border-edge bg-sheet hover:border-ink hover:bg-wash",
              )}
            >
              <span className="num font-semibold">
                {"andMore" in step && "≥ "}
                {step.multiplier}×
              </span>
              <span className={cx("text-fine", !pressed && "text-quiet")}>{step.label}</span>
            </button>
          );
        })}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
        <label htmlFor={id}>Or exactly</label>
        <Input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={!read.ok || undefined}
          aria-describedby={read.ok ? undefined : `${id}-error`}
          onChange={(event) => onText(event.target.value)}
          className="max-w-24 text-right"
        />
        <span>times</span>
        {!read.ok && (
          <span id={`${id}-error`} role="alert" className="font-semibold text-danger">
            {read.fix}
          </span>
        )}
      </div>
    </fieldset>
  );
}
