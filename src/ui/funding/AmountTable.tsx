"use client";

import { useMemo, useState } from "react";
import { alignAmounts } from "../primitives/alignAmounts";
import { Button } from "../primitives/Button";
import { toCsv } from "../primitives/csv";
import { DownloadButton } from "../primitives/DownloadButton";
import { formatAmountExact, formatCount, formatWeight } from "../primitives/numbers";
import { SortableTable } from "../primitives/SortableTable";
import type { Funding } from "./types";
import { WhyDialog } from "./WhyDialog";

/** Every project's amount; a project opens into its reasons. */
export function AmountTable({ slug, funding }: { slug: string; funding: Funding }) {
  const [open, setOpen] = useState<number | null>(null);
  const { symbol, decimals } = funding;
  const rows = useMemo(
    () => funding.projects.map((project, at) => ({ ...project, at })),
    [funding.projects],
  );
  const aligned = useMemo(
    () =>
      alignAmounts(
        rows.map(({ amount }) => amount),
        decimals,
      ),
    [rows, decimals],
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      <SortableTable
        label="Amounts by project"
        rows={rows}
        rowKey={(row) => row.id}
        initial={{ key: "amount", direction: "descending" }}
        columns={[
          {
            key: "project",
            header: "Project",
            rowHeader: true,
            sortBy: (row) => row.title,
            cell: (row) => (
              <Button variant="quiet" className="-mx-3 text-left" onClick={() => setOpen(row.at)}>
                {row.title}
              </Button>
            ),
          },
          {
            key: "donors",
            header: "Donors",
            numeric: true,
            sortBy: (row) => row.donors,
            cell: (row) => formatCount(row.donors),
          },
          {
            key: "share",
            header: "Share",
            numeric: true,
            sortBy: (row) => row.share,
            cell: (row) => `${formatWeight(row.share)}${row.capped ? " (cap)" : ""}`,
          },
          {
            key: "amount",
            header: `Amount, ${symbol}`,
            numeric: true,
            sortBy: (row) => Number(row.amount),
            cell: (row) => <span className="num">{aligned[row.at]}</span>,
          },
        ]}
      />
      <DownloadButton
        variant="quiet"
        label="Download CSV"
        fileName={`${slug}-matches.csv`}
        content={() =>
          toCsv(
            ["project", "donors", "raw", "share", "capped", "amount"],
            rows.map((row) => [
              ...[row.name, row.donors, row.raw, row.share, row.capped ? "yes" : "no"],
              formatAmountExact({ amount: row.amount, decimals, symbol: "" })
                .trim()
                .replaceAll(",", ""),
            ]),
          )
        }
      />
      <WhyDialog explained={funding} at={open} onClose={() => setOpen(null)} />
    </div>
  );
}
