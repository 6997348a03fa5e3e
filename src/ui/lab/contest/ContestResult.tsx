"use client";

import { useMemo, useState } from "react";
import { type ContestPoint, jurorsNeeded } from "~/core/simulation";
import { Select } from "../../primitives/controls";
import { InlineField } from "../../primitives/InlineField";
import { formatCount, formatWeight } from "../../primitives/numbers";
import { Section } from "../../primitives/PageHeader";
import { SortableTable } from "../../primitives/SortableTable";
import type { Column } from "../../primitives/table";
import type { LinesInput } from "../figures/drawLines";
import { LinesFigure } from "../figures/LinesFigure";
import { methodTitle } from "./contestParams";
import type { ContestAnswer } from "./contestWorker";
import { PayoutFigure } from "./PayoutFigure";

const KINDS = {
  weights: "Share of the pool that goes to the wrong projects",
  theta: "Error of the log weights (root mean square)",
  ranks: "Ranks: 1 − Spearman's correlation",
} as const;
type Kind = keyof typeof KINDS;
/** Lines that can be told apart: the aggregators that end best. */
const LINES_MOST = 5;

interface ContestResultProps {
  answer: ContestAnswer;
  target: number;
}

/** Distance to the truth over the jury's size, and the jury that is needed. */
export function ContestResult({ answer, target }: ContestResultProps) {
  const { points, payouts, study } = answer;
  const [kind, setKind] = useState<Kind>("weights");
  const input = useMemo(() => curvesOf(points, kind, target), [points, kind, target]);
  const rows = useMemo(() => rowsOf(points, target), [points, target]);
  const largest = points.at(-1)!;
  return (
    <>
      <Section title="Distance to the truth" id="curves">
        <InlineField label="Measured as">
          {(id) => (
            <Select
              id={id}
              className="max-w-md"
              value={kind}
              onChange={({ target: { value } }) => setKind(value as Kind)}
            >
              {Object.entries(KINDS).map(([key, text]) => (
                <option key={key} value={key}>
                  {text}
                </option>
              ))}
            </Select>
          )}
        </InlineField>
        <LinesFigure
          title={KINDS[kind]}
          caption={`The ${LINES_MOST} aggregators that end nearest to the truth; mean over the repeats.`}
          fileName={`jury-size-${kind}.csv`}
          input={input}
        />
      </Section>
      <Section
        title="Jurors needed"
        id="needed"
        lead={`For at most ${formatWeight(target)} of the pool going to the wrong projects, between the sizes that were tried.`}
      >
        <NeededTable rows={rows} largest={largest.jurors} colluders={study.numbers.colluders > 0} />
      </Section>
      <PayoutFigure payouts={payouts} jurors={largest.jurors} />
    </>
  );
}

interface NeededRow {
  readonly method: string;
  /** Mean error of the largest jury. */
  readonly error: number;
  /** Weight that colluders win for their project. */
  readonly gain: number;
  readonly unavailable: number;
  /** Null: more than the largest jury. */
  readonly needed: number | null;
}

interface NeededTableProps {
  rows: readonly NeededRow[];
  largest: number;
  /** Without any, their gain is noise. */
  colluders: boolean;
}

function NeededTable({ rows, largest, colluders }: NeededTableProps) {
  const gain: Column<NeededRow> = {
    ...{ key: "gain", header: "Colluders gain", numeric: true },
    cell: (row) => formatWeight(row.gain),
    sortBy: (row) => sortable(row.gain),
  };
  return (
    <SortableTable<NeededRow>
      label="Jurors needed by aggregator"
      columns={[
        {
          ...{ key: "method", header: "Aggregator", rowHeader: true },
          cell: ({ method }) => methodTitle(method),
          sortBy: ({ method }) => methodTitle(method),
        },
        {
          ...{ key: "needed", header: "Jurors needed", numeric: true },
          cell: ({ needed }) =>
            needed === null ? `more than ${largest}` : formatCount(Math.ceil(needed)),
          sortBy: ({ needed }) => needed,
        },
        {
          ...{ key: "error", header: `Error with ${largest}`, numeric: true },
          cell: ({ error }) => formatWeight(error),
          sortBy: ({ error }) => sortable(error),
        },
        ...(colluders ? [gain] : []),
        {
          ...{ key: "unavailable", header: "Without an answer", numeric: true },
          cell: ({ unavailable }) => formatCount(unavailable),
          sortBy: ({ unavailable }) => unavailable,
        },
      ]}
      rows={rows}
      rowKey={({ method }) => method}
    />
  );
}

const sortable = (value: number) => (Number.isNaN(value) ? null : value);

/** One row per aggregator, the nearest to the truth first. */
function rowsOf(points: readonly ContestPoint[], target: number): NeededRow[] {
  return points
    .at(-1)!
    .methods.map(({ method, weights, favouredGain, unavailable }) => ({
      ...{ method, error: weights.mean, gain: favouredGain.mean, unavailable },
      needed: jurorsNeeded(points, method, "weights", target),
    }))
    .sort((a, b) => worstLast(a.error) - worstLast(b.error));
}

const worstLast = (error: number) => (Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);

function curvesOf(points: readonly ContestPoint[], kind: Kind, target: number): LinesInput {
  const order = points
    .at(-1)!
    .methods.map(({ method, [kind]: { mean } }, m) => ({ method, m, end: worstLast(mean) }))
    .sort((a, b) => a.end - b.end)
    .slice(0, LINES_MOST);
  return {
    ...{ x: points.map(({ jurors }) => jurors), xLabel: "jurors", yLabel: "error" },
    lines: order.map(({ method, m }) => ({
      label: methodTitle(method),
      y: points.map(({ methods }) => methods[m]![kind].mean),
    })),
    ...(kind === "weights" && { levels: [{ y: target, label: "wanted" }] }),
  };
}
