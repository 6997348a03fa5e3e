import type { RouterOutputs } from "~/trpc/types";
import { Table } from "../primitives/Table";
import type { Column } from "../primitives/table";
import { fieldText, valueText } from "./amendmentText";

type Change = RouterOutputs["round"]["previewAmendment"]["changes"][number];

interface ChangeTableProps {
  label: string;
  changes: readonly Change[];
  pool: RouterOutputs["round"]["bySlug"]["pool"];
}

/** Rules before and after. */
export function ChangeTable({ label, changes, pool }: ChangeTableProps) {
  const columns: readonly Column<Change>[] = [
    { key: "field", header: "Rule", rowHeader: true, cell: ({ field }) => fieldText(field) },
    {
      key: "before",
      header: "Before",
      cell: ({ field, before }) => <del>{valueText(field, before, pool)}</del>,
    },
    {
      key: "after",
      header: "From now on",
      cell: ({ field, after }) => <ins>{valueText(field, after, pool)}</ins>,
    },
  ];
  return <Table label={label} columns={columns} rows={changes} rowKey={({ field }) => field} />;
}
