"use client";

import { useState } from "react";
import { Input, Select } from "../../primitives/controls";
import { Field } from "../../primitives/Field";
import { type CommunityConfig, paramsOf, usualOf } from "./communityState";
import { type AxisState, axisOf, readList, valuesOf } from "./sweepState";

const NONE = "";

interface AxisFieldsProps {
  label: string;
  config: CommunityConfig;
  axis: AxisState | null;
  /** It may be left out. */
  optional?: boolean;
  onChange: (axis: AxisState | null) => void;
}

/** Which parameter a sweep goes over, and by which values: even steps or a list. */
export function AxisFields({ label, config, axis, optional, onChange }: AxisFieldsProps) {
  const choose = (name: string) =>
    onChange(
      name === NONE ? null : axisOf(name, { ...usualOf(config.model), ...config.params }[name]!),
    );
  return (
    <fieldset className="grid content-start gap-4 md:grid-cols-2">
      <legend className="sr-only">{label}</legend>
      <Field label={label}>
        {(control) => (
          <Select
            {...control}
            value={axis?.param ?? NONE}
            onChange={({ target }) => choose(target.value)}
          >
            {optional && <option value={NONE}>None</option>}
            {paramsOf(config).map(({ name, symbol, title }) => (
              <option key={name} value={name}>
                {symbol ? `${symbol}: ${title}` : title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {axis && (
        <Field label="Values">
          {(control) => (
            <Select
              {...control}
              value={"list" in axis ? "list" : "steps"}
              onChange={({ target }) => onChange(turned(axis, target.value === "list"))}
            >
              <option value="steps">Even steps</option>
              <option value="list">A list</option>
            </Select>
          )}
        </Field>
      )}
      {axis &&
        ("list" in axis ? (
          <ListField key={axis.param} axis={axis} onChange={onChange} />
        ) : (
          <StepFields key={axis.param} axis={axis} onChange={onChange} />
        ))}
    </fieldset>
  );
}

function turned(axis: AxisState, toList: boolean): AxisState {
  const values = valuesOf(axis);
  if (toList) return { param: axis.param, list: values };
  const [from, to] = [values[0] ?? 0, values.at(-1) ?? 1];
  return { param: axis.param, from, to, steps: Math.max(2, values.length) };
}

interface OneAxisProps<Axis extends AxisState> {
  axis: Axis;
  onChange: (axis: Axis) => void;
}

type Steps = Extract<AxisState, { from: number }>;
type List = Extract<AxisState, { list: readonly number[] }>;

function StepFields({ axis, onChange }: OneAxisProps<Steps>) {
  return (
    <div className="grid grid-cols-3 gap-4 md:col-span-2">
      <NumberField
        label="From"
        value={axis.from}
        onChange={(from) => onChange({ ...axis, from })}
      />
      <NumberField label="To" value={axis.to} onChange={(to) => onChange({ ...axis, to })} />
      <NumberField
        label="Steps"
        value={axis.steps}
        onChange={(steps) => onChange({ ...axis, steps })}
      />
    </div>
  );
}

function ListField({ axis, onChange }: OneAxisProps<List>) {
  const [typed, setTyped] = useState<string | null>(null);
  const unread = typed !== null && readList(typed) === null;
  return (
    <div className="md:col-span-2">
      <Field
        label="List of values"
        hint="Numbers with commas or spaces between them."
        error={unread ? "Something in it is not a number" : null}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={typed ?? axis.list.join(", ")}
            onChange={({ target }) => {
              setTyped(target.value);
              const list = readList(target.value);
              if (list) onChange({ ...axis, list });
            }}
            onBlur={() => setTyped(null)}
          />
        )}
      </Field>
    </div>
  );
}

function NumberField(props: { label: string; value: number; onChange: (value: number) => void }) {
  const { label, value, onChange } = props;
  /** What is typed, while it is typed: "0." is on the way to a number. */
  const [typed, setTyped] = useState<string | null>(null);
  const isNumber = (text: string) => text.trim() !== "" && Number.isFinite(Number(text));
  return (
    <Field label={label} error={typed !== null && !isNumber(typed) ? "Not a number yet" : null}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? String(value)}
          onChange={({ target }) => {
            setTyped(target.value);
            if (isNumber(target.value)) onChange(Number(target.value));
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}
