import { Disclosure } from "./Disclosure";
import { countOf } from "./numbers";
import { Table } from "./Table";
import type { Column } from "./table";

interface RepairRow {
  line: number;
  column: string;
  before: string;
  after: string;
  message: string;
}

const COLUMNS: readonly Column<RepairRow>[] = [
  { key: "line", header: "Line", numeric: true, narrow: true, cell: (r) => r.line || "–" },
  { key: "column", header: "Column", cell: (r) => r.column || "–" },
  { key: "before", header: "Written", cell: (r) => <code className="break-all">{r.before}</code> },
  { key: "after", header: "Read as", cell: (r) => <code className="break-all">{r.after}</code> },
  { key: "message", header: "Why", rowHeader: true, cell: (r) => r.message },
];

/** What was changed while reading a file; nothing is changed without being listed here. */
export function RepairList({ repairs }: { repairs: readonly RepairRow[] }) {
  if (repairs.length === 0) return null;
  return (
    <Disclosure summary={`${countOf(repairs.length, "repair")} made while reading`}>
      <Table
        label="Repairs"
        columns={COLUMNS}
        rows={repairs}
        rowKey={(r, index) => `${index}:${r.line}`}
      />
    </Disclosure>
  );
}
