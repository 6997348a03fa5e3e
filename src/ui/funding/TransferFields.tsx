"use client";

import { useMemo } from "react";
import { type CredentialRule, type Transfer, transferCurve } from "~/core/funding";
import { Curves } from "../charts/Curves";
import { Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { NumberBox } from "../primitives/NumberBox";

/** Steepness and shift of the sigmoid, as the TEC's tool sets them. */
const SIGMOID = { kind: "sigmoid", k: -5, b: 1 } as const;
const POINTS = 60;
/** The plot ends at this many thresholds; no list is known where a recipe is written. */
const RANGE = 10;

const KINDS: Record<Transfer["kind"], string> = {
  threshold: "all or nothing",
  linear: "linear",
  logLinear: "linear in the logarithm",
  normal: "by standard deviations above the mean",
  sigmoid: "sigmoid",
};

interface TransferFieldsProps {
  credential: CredentialRule;
  onChange: (credential: CredentialRule) => void;
}

/** How an amount becomes a boost, with a plot of it. */
export function TransferFields({ credential, onChange }: TransferFieldsProps) {
  const { name, transfer, threshold, maxBoost } = credential;
  const curves = useMemo(() => {
    const end = Math.max(1, threshold) * RANGE;
    const holders = Array.from({ length: POINTS }, (_, k) => (end * (k + 1)) / POINTS);
    const curve = transferCurve({ name, holders, threshold, maxBoost, transfer });
    const points = Array.from({ length: POINTS + 1 }, (_, k) => {
      const x = (end * k) / POINTS;
      return [x, x >= threshold ? 1 + (maxBoost - 1) * curve(x) : 0] as const;
    });
    return [{ name: "Boost", points }];
  }, [name, transfer, threshold, maxBoost]);
  const choose = (kind: Transfer["kind"]) =>
    onChange({ ...credential, transfer: kind === "sigmoid" ? SIGMOID : { kind } });
  const bend = (change: Partial<{ k: number; b: number }>) =>
    onChange({ ...credential, transfer: { ...SIGMOID, ...transfer, ...change } as Transfer });
  return (
    <>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Field label="How amounts become boosts">
          {(control) => (
            <Select
              {...control}
              value={transfer.kind}
              onChange={(event) => choose(event.target.value as Transfer["kind"])}
            >
              {Object.entries(KINDS).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {transfer.kind === "sigmoid" && (
          <>
            <NumberBox
              label="Steepness k"
              value={transfer.k}
              {...{ min: -50, max: 50 }}
              onChange={(k) => bend({ k: k ?? SIGMOID.k })}
            />
            <NumberBox
              label="Shift b"
              value={transfer.b}
              {...{ min: -1e9, max: 1e9 }}
              onChange={(b) => bend({ b: b ?? SIGMOID.b })}
            />
          </>
        )}
      </div>
      <Curves
        title={`Boost by ${name}`}
        caption="For amounts spread evenly from nothing to ten times the threshold; a list of holders moves the upper end, and mean and deviation where they count."
        curves={curves}
        x="Amount held"
        y="Boost"
        mark={threshold}
        fileName="boost.csv"
      />
    </>
  );
}
