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

interface RepairListProps {
  repairs: readonly RepairRow[];
  /** How many there are in all, when only the first are listed. */
  total?: number;
}

/** What was changed while reading a file; nothing is changed without being listed here. */
export function RepairList({ repairs, total = repairs.length }: RepairListProps) {
  if (repairs.length === 0) return null;
  return (
    <Disclosure summary={`${countOf(total, "repair")} made while reading`}>
      <RepairRows label="Repairs" repairs={repairs} />
      {total > repairs.length && (
        <p className="pt-2 text-quiet text-small">The first {repairs.length} are listed.</p>
      )}
    </Disclosure>
  );
}

export function RepairRows({ label, repairs }: { label: string; repairs: readonly RepairRow[] }) {
  return (
    <Table
      label={label}
      columns={COLUMNS}
      rows={repairs}
      rowKey={(r, index) => `${index}:${r.line}`}
    />
  );
}
