import { Section } from "../primitives/PageHeader";
import { Table } from "../primitives/Table";
import { durationText } from "./poolText";
import type { ProposalDetail } from "./types";

interface SplitSectionProps {
  split: ProposalDetail["split"];
  unit: ProposalDetail["pool"]["rules"]["unit"];
}

/** An attack seen in the wild, worked out for this request. */
export function SplitSection({ split, unit }: SplitSectionProps) {
  if (split.length === 0) return null;
  return (
    <Section
      id="split"
      title="If it were split"
      lead="A large request can be made in small ones, one after the other, with the same stake on each in turn: small ones need less. This is what that would gain here."
    >
      <p className="measure">{splitText(split, unit)}</p>
      <Table
        label="Time to pass in parts"
        rows={split}
        rowKey={({ parts }) => String(parts)}
        columns={[
          {
            key: "parts",
            header: "Parts",
            rowHeader: true,
            cell: ({ parts }) => `${parts} parts`,
          },
          {
            key: "total",
            header: "All passed after",
            numeric: true,
            cell: ({ total }) => durationText(total, unit),
          },
          {
            key: "whole",
            header: "In one",
            numeric: true,
            cell: (row) => durationText(row.whole, unit),
          },
        ]}
      />
    </Section>
  );
}

/** Whether splitting pays, in a sentence. */
export function splitText(
  split: readonly { parts: number; whole: number; total: number }[],
  unit: SplitSectionProps["unit"],
): string {
  const [{ whole } = { whole: Number.POSITIVE_INFINITY }] = split;
  const best = split.reduce((x, y) => (y.total < x.total ? y : x));
  const inOne = Number.isFinite(whole)
    ? `In one it takes ${durationText(whole, unit)} from nothing at the present stake`
    : "In one it never passes at the present stake";
  if (best.total < whole) {
    return `${inOne}; in ${best.parts} parts it would take ${durationText(best.total, unit)}. Look for several small proposals by the same people.`;
  }
  return Number.isFinite(whole)
    ? `${inOne}; no split is quicker.`
    : "At the present stake it passes neither in one nor in these parts.";
}
