import { useTranslations } from "next-intl";
import type { RouterOutputs } from "~/trpc/types";
import { formatInterval, formatWeight } from "../../primitives/numbers";
import { Table } from "../../primitives/Table";

export type RankedProject = Extract<
  RouterOutputs["comparison"]["insights"],
  { state: "ready" }
>["ranking"][number];

/** A juror's own projects, the heaviest first, as bars with their intervals in a table. */
export function OwnRanking({ rows }: { rows: readonly RankedProject[] }) {
  const t = useTranslations("insights");
  const most = Math.max(...rows.map(({ high }) => high));
  return (
    <Table
      label={t("ranking")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: "project", header: t("project"), rowHeader: true, cell: (row) => row.title },
        { key: "bar", header: "", cell: (row) => <Bar row={row} most={most} /> },
        {
          key: "share",
          header: t("share"),
          numeric: true,
          cell: (row) => formatWeight(row.weight),
        },
        {
          key: "interval",
          header: t("interval"),
          numeric: true,
          cell: (row) => formatInterval(row.low, row.high),
        },
      ]}
    />
  );
}

function Bar({ row, most }: { row: RankedProject; most: number }) {
  const part = (value: number) => `${(100 * value) / most}%`;
  return (
    <div aria-hidden="true" className="relative h-4 min-w-24 sm:min-w-56">
      <div
        className="absolute inset-y-0 start-0 rounded-sm bg-accent opacity-45"
        style={{ width: part(row.weight) }}
      />
      <div
        className="absolute top-1/2 border-ink border-t"
        style={{ insetInlineStart: part(row.low), width: part(row.high - row.low) }}
      />
    </div>
  );
}
