import { formatNumber } from "../../primitives/numbers";
import { Table } from "../../primitives/Table";
import { PARAMS_OF } from "./numbersText";
import type { NumbersRun } from "./types";

interface NumbersTableProps {
  runs: readonly Pick<NumbersRun, "name" | "kind" | "study">[];
  /** Leave out what is the same in all of them. */
  onlyDifferent?: boolean;
}

interface Row {
  readonly name: string;
  readonly values: readonly string[];
}

/** Every number and the seed of studies of one kind. */
export function NumbersTable({ runs, onlyDifferent = false }: NumbersTableProps) {
  const rows = rowsOf(runs).filter(({ values }) => !onlyDifferent || new Set(values).size > 1);
  if (rows.length === 0) return <p>They differ in no setting.</p>;
  return (
    <Table
      label={onlyDifferent ? "Settings that differ" : "Settings"}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: "name", header: "Setting", rowHeader: true, cell: ({ name }) => name },
        ...runs.map(({ name }, place) => ({
          ...{ key: `${place}`, header: runs.length > 1 ? name : "Value", numeric: true },
          cell: ({ values }: Row) => values[place],
        })),
      ]}
    />
  );
}

function rowsOf(runs: NumbersTableProps["runs"]): Row[] {
  const params = PARAMS_OF[runs[0]!.kind];
  const numbers = Object.entries(params).map(([name, { symbol, title }]) => ({
    name: symbol ? `${symbol}: ${title}` : title,
    values: runs.map(({ study }) =>
      formatNumber((study.numbers as Readonly<Record<string, number>>)[name]!),
    ),
  }));
  return [...numbers, { name: "Seed", values: runs.map(({ study }) => study.seed) }];
}
