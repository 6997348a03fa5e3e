"use client";

import { useMemo } from "react";
import { BeforeAfter } from "../charts/BeforeAfter";
import { countOf, formatAmountExact, formatCount } from "../primitives/numbers";
import { SortableTable } from "../primitives/SortableTable";
import type { SandboxData } from "./fundingDataOf";
import type { Funded } from "./fundingMessages";
import { formatDelta, formatFloat } from "./units";

interface SandboxResultProps {
  slug: string;
  data: SandboxData;
  own: Funded;
  found: Funded;
}

/** Every project's amount by the round's own recipe and by this one. */
export function SandboxResult({ slug, data, own, found }: SandboxResultProps) {
  const { projects, pool } = data;
  const rows = useMemo(() => {
    const inUnits = (amount: bigint) => Number(amount) / 10 ** pool.decimals;
    return projects
      .map(({ name, title }, p) => ({
        ...{ name, title, capped: found.capped[p] === 1 },
        before: inUnits(own.amounts[p]!),
        after: inUnits(found.amounts[p]!),
      }))
      .sort((x, y) => y.after - x.after);
  }, [projects, pool, own, found]);
  const unspent = formatAmountExact({ ...pool, amount: String(found.unspent) });
  return (
    <div className="grid grid-cols-1 gap-6">
      <p aria-live="polite" className="text-small">
        {countOf(found.boosted, "donor")} boosted, {countOf(found.leftOut, "gift")} left out,
        unspent {unspent}. Computed in {formatCount(Math.ceil(found.ms))} ms.
      </p>
      <BeforeAfter
        title="The round's own recipe, and this one"
        caption={`Hollow: by the round's own recipe; full: by this one, in ${pool.symbol}.`}
        rows={rows}
        format={formatFloat}
        fileName={`${slug}-sandbox.csv`}
      />
      <SortableTable
        label="Amounts by the round's own recipe and by this one"
        rows={rows}
        rowKey={(row) => row.name}
        initial={{ key: "after", direction: "descending" }}
        columns={[
          {
            key: "project",
            header: "Project",
            rowHeader: true,
            sortBy: (row) => row.title,
            cell: (row) => row.title,
          },
          {
            key: "before",
            header: "The round's own",
            numeric: true,
            sortBy: (row) => row.before,
            cell: (row) => formatFloat(row.before),
          },
          {
            key: "after",
            header: "This recipe",
            numeric: true,
            sortBy: (row) => row.after,
            cell: (row) => `${formatFloat(row.after)}${row.capped ? " (cap)" : ""}`,
          },
          {
            key: "change",
            header: "Change",
            numeric: true,
            sortBy: (row) => row.after - row.before,
            cell: (row) => formatDelta(row.after - row.before),
          },
        ]}
      />
    </div>
  );
}
