import { Table } from "../../primitives/Table";

export interface BesideRow {
  readonly name: string;
  /** One per column, as it is read. */
  readonly values: readonly string[];
}

interface BesideTableProps {
  rows: readonly BesideRow[];
  /** Names of what stands beside each other; of one alone none is shown. */
  columns: readonly string[];
  /** Leave out what is the same in all of them. */
  onlyDifferent: boolean;
}

/** Settings of one run, or of several beside each other. */
export function BesideTable({ rows, columns, onlyDifferent }: BesideTableProps) {
  const shown = rows.filter(({ values }) => !onlyDifferent || new Set(values).size > 1);
  if (shown.length === 0) return <p>They differ in no setting.</p>;
  return (
    <Table
      label={onlyDifferent ? "Settings that differ" : "Settings"}
      rows={shown}
      rowKey={({ name }) => name}
      columns={[
        { key: "name", header: "Setting", rowHeader: true, cell: ({ name }) => name },
        ...columns.map((label, place) => ({
          ...{ key: `${place}`, header: columns.length > 1 ? label : "Value", numeric: true },
          cell: ({ values }: BesideRow) => values[place],
        })),
      ]}
    />
  );
}
