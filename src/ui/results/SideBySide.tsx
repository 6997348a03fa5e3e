"use client";

import { toCsv } from "../primitives/csv";
import { DownloadButton } from "../primitives/DownloadButton";
import { formatChange, formatWeight } from "../primitives/numbers";
import { SortableTable } from "../primitives/SortableTable";
import type { Column } from "../primitives/table";
import { type MethodsRow, type SideBySideRow, sideBySide } from "./sideBySide";

interface SideBySideProps {
  rows: readonly MethodsRow[];
  /** The method on display; changes of rank are counted against it. */
  base: string;
  /** Every method that has weights. */
  methods: readonly { key: string; title: string }[];
  fileName: string;
}

/** Every method's weights beside each other, with the ranks that differ. */
export function SideBySide({ rows, base, methods, fileName }: SideBySideProps) {
  const table = sideBySide(rows, base);
  const columns: Column<SideBySideRow>[] = [
    {
      key: "rank",
      header: "Rank",
      numeric: true,
      narrow: true,
      cell: (r) => r.rank ?? "–",
      sortBy: (r) => r.rank,
    },
    { key: "name", header: "Project", rowHeader: true, cell: (r) => r.name, sortBy: (r) => r.name },
    ...methods.map(({ key, title }) => ({
      key,
      header: title,
      numeric: true,
      cell: (row: SideBySideRow) => <MethodCell cell={row.cells[key]} base={key === base} />,
      sortBy: (row: SideBySideRow) => row.cells[key]?.weight ?? null,
    })),
  ];
  const csv = () =>
    toCsv(
      ["project", ...methods.map(({ key }) => key)],
      rows.map((row) => [row.name, ...methods.map(({ key }) => row.weights[key])]),
    );
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="justify-self-end">
        <DownloadButton variant="quiet" label="Download CSV" fileName={fileName} content={csv} />
      </div>
      <SortableTable
        label="Weights by method"
        columns={columns}
        rows={table}
        rowKey={(row) => row.name}
      />
    </div>
  );
}

function MethodCell({
  cell,
  base,
}: {
  cell: SideBySideRow["cells"][string] | undefined;
  base: boolean;
}) {
  if (!cell) return "–";
  return (
    <>
      {formatWeight(cell.weight)}
      {!base && (
        <span className="ml-2 inline-block w-8 text-quiet">
          {cell.change ? formatChange(cell.change) : "="}
          <span className="sr-only"> ranks</span>
        </span>
      )}
    </>
  );
}
