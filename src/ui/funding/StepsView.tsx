"use client";

import { useCallback, useMemo, useState } from "react";
import type { FundingRules } from "~/core/funding";
import { BeforeAfter } from "../charts/BeforeAfter";
import { Select } from "../primitives/controls";
import { InlineField } from "../primitives/InlineField";
import { Table } from "../primitives/Table";
import { stepText } from "./stepText";
import type { Funding } from "./types";
import { formatStepValue, UNIT_NAMES } from "./units";

interface StepsViewProps {
  slug: string;
  steps: readonly Shown[];
  rules: FundingRules;
  symbol: string;
  projects: readonly Pick<Funding["projects"][number], "name" | "title">[];
}

/** A step as the server keeps it, or as the worker has just computed it. */
interface Shown extends Omit<Funding["steps"][number], "values"> {
  values: ArrayLike<number>;
}

/** Each step explained, and one of them drawn: before and after, as shares of the whole. */
export function StepsView({ slug, steps, rules, symbol, projects }: StepsViewProps) {
  const [picked, setPicked] = useState<string | null>(null);
  const found = steps.findIndex((one) => one.step === picked);
  // Another recipe may lack the step that was picked.
  const at = found < 0 ? steps.length - 1 : found;
  const step = steps[at]!;
  const before = steps[Math.max(0, at - 1)]!;
  const isSame = before.unit === step.unit;
  const rows = useMemo(() => {
    const [was, is] = [before.values, step.values].map((values) =>
      isSame ? values : sharesOf(values),
    ) as [ArrayLike<number>, ArrayLike<number>];
    return projects
      .map(({ name, title }, p) => ({ name, title, before: was[p]!, after: is[p]! }))
      .sort((x, y) => y.after - x.after);
  }, [before, step, isSame, projects]);
  const unit = isSame ? step.unit : "share";
  const format = useCallback((value: number) => formatStepValue(unit, value), [unit]);
  return (
    <div className="grid grid-cols-1 gap-6">
      <ol className="grid list-decimal gap-2 pl-6 text-small">
        {steps.map((one) => {
          const { title, about } = stepText(one.step, rules, symbol);
          return (
            <li key={one.step}>
              <strong>{title}.</strong> {about} <span className="text-quiet">({one.note})</span>
            </li>
          );
        })}
      </ol>
      <InlineField label="Step drawn">
        {(id) => (
          <Select
            id={id}
            className="w-64! max-w-full"
            value={step.step}
            onChange={(event) => setPicked(event.target.value)}
          >
            {steps.map((one) => (
              <option key={one.step} value={one.step}>
                {stepText(one.step, rules, symbol).title}
              </option>
            ))}
          </Select>
        )}
      </InlineField>
      <BeforeAfter
        title={stepText(step.step, rules, symbol).title}
        caption={`Hollow: before the step; full: after it${isSame ? `, in ${UNIT_NAMES[unit] ?? unit}` : ", each as a share of all projects, because the step changes the unit"}.`}
        format={format}
        rows={rows}
        fileName={`${slug}-steps.csv`}
        csv={{
          header: ["project", ...steps.map((one) => `${one.step} (${one.unit})`)],
          rows: () => projects.map(({ name }, p) => [name, ...steps.map((one) => one.values[p]!)]),
        }}
        table={
          <Table
            label="Every step"
            rows={projects.map((project, p) => ({ ...project, p }))}
            rowKey={(row) => row.name}
            columns={[
              { key: "project", header: "Project", rowHeader: true, cell: (row) => row.title },
              ...steps.map((one) => ({
                key: one.step,
                header: `${stepText(one.step, rules, symbol).title} (${UNIT_NAMES[one.unit] ?? one.unit})`,
                numeric: true,
                cell: (row: { p: number }) => formatStepValue(one.unit, one.values[row.p]!),
              })),
            ]}
          />
        }
      />
    </div>
  );
}

function sharesOf(values: ArrayLike<number>): number[] {
  const all = Array.from(values);
  const total = all.reduce((sum, value) => sum + value, 0);
  return all.map((value) => (total > 0 ? value / total : 0));
}
