"use client";

import { type ReactNode, useId, useState } from "react";
import { Input } from "../primitives/controls";
import {
  type Bounded,
  boundsProblem,
  positionOf,
  reachOf,
  SLIDER_STEPS,
  valueAtPosition,
} from "./reach";

interface ParamControlProps {
  symbol?: string;
  title: string;
  /** What it means. */
  about?: ReactNode;
  bounds: Bounded;
  value: number;
  onChange: (value: number) => void;
  /** Wrong together with others; said where the value itself is well. */
  problem?: string | null;
}

/** A number by slider or keyboard, with its symbol, meaning and bounds. */
export function ParamControl(props: ParamControlProps) {
  const { symbol, title, about, bounds, value, onChange, problem } = props;
  const id = useId();
  /** What is typed, while it is typed: "0." is on the way to a number. */
  const [typed, setTyped] = useState<string | null>(null);
  const reach = reachOf(bounds);
  const own = boundsProblem(value, bounds) ?? problem;
  const unread = typed !== null && !isNumber(typed) ? "is not a number yet" : null;
  const error = unread ?? own;
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="flex items-baseline gap-2 font-semibold text-small">
        {symbol && (
          <>
            <span className="font-normal font-serif text-base italic">{symbol}</span>{" "}
          </>
        )}
        <span>{title}</span>
      </label>
      <div className="grid grid-cols-[1fr_7.5rem] items-center gap-3">
        <input
          type="range"
          aria-label={`${title}, slider`}
          className="min-h-11 w-full accent-accent"
          min={0}
          max={SLIDER_STEPS}
          value={positionOf(value, reach)}
          onChange={(event) => {
            setTyped(null);
            onChange(valueAtPosition(event.target.valueAsNumber, reach, bounds.whole));
          }}
        />
        <Input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? String(Number(value.toPrecision(10)))}
          aria-describedby={`${id}-about`}
          aria-invalid={error ? true : undefined}
          onChange={({ target }) => {
            setTyped(target.value);
            if (isNumber(target.value)) onChange(Number(target.value));
          }}
          onBlur={() => setTyped(null)}
        />
      </div>
      <p id={`${id}-about`} className="text-fine text-quiet">
        {error && <span className="font-semibold text-danger">{`${title} ${error}. `}</span>}
        {about}
        {about ? "; " : ""}
        {boundsText(bounds)}
      </p>
    </div>
  );
}

const isNumber = (text: string) => text.trim() !== "" && Number.isFinite(Number(text));

/** Ends that nobody meets are not worth their digits. */
const FAR = 1e12;

function boundsText({ min, max, whole }: Bounded): string {
  const kind = whole ? "whole, " : "";
  return max >= FAR
    ? `${kind}from ${min}`
    : `${kind}${min} to ${max.toLocaleString("en", { maximumFractionDigits: 6 })}`;
}
