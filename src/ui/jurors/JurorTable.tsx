"use client";

import Link from "next/link";
import { Badge } from "../primitives/Badge";
import { SortableTable } from "../primitives/SortableTable";
import { Time } from "../primitives/Time";
import type { Column } from "../primitives/table";
import { formatScale, formatSeconds, formatShare, jurorHref, openFlags } from "./figures";
import type { Juror } from "./types";

/** Every juror with what their answers say about them. */
export function JurorTable({ jurors, slug }: { jurors: readonly Juror[]; slug: string }) {
  return (
    <SortableTable
      label="Jurors"
      columns={[nameColumn(slug), ...COLUMNS]}
      rows={jurors}
      rowKey={(juror) => juror.juror}
      initial={{ key: "rows", direction: "descending" }}
    />
  );
}

function nameColumn(slug: string): Column<Juror> {
  return {
    key: "name",
    header: "Juror",
    rowHeader: true,
    sortBy: (juror) => juror.name,
    cell: (juror) => (
      <span className="grid min-w-36 justify-items-start">
        <Link href={jurorHref(slug, juror.juror)} className="link font-semibold">
          {juror.name}
        </Link>
        {juror.label && juror.label !== juror.name && (
          <span className="text-quiet">{juror.label}</span>
        )}
        {juror.imported && <span className="text-quiet">from a file</span>}
        {openFlags(juror).length > 0 && <Badge tone="warn">To review</Badge>}
      </span>
    ),
  };
}

const COLUMNS: readonly Column<Juror>[] = [
  {
    key: "rows",
    header: "Pairs",
    numeric: true,
    cell: (j) => j.answered ?? j.rows,
    sortBy: (j) => j.answered ?? j.rows,
  },
  {
    key: "seconds",
    header: "Time a pair",
    numeric: true,
    cell: (j) => (j.medianSeconds === null ? "–" : formatSeconds(j.medianSeconds)),
    sortBy: (j) => j.medianSeconds,
  },
  {
    key: "reliability",
    header: "Reliable",
    numeric: true,
    cell: (j) => formatShare(j.reliability),
    sortBy: (j) => j.reliability,
  },
  {
    key: "agreement",
    header: "Agrees",
    numeric: true,
    cell: (j) => formatShare(j.agreement?.share),
    sortBy: (j) => j.agreement?.share ?? null,
  },
  {
    key: "self",
    header: "With oneself",
    numeric: true,
    cell: (j) => formatShare(j.selfConsistency?.share),
    sortBy: (j) => j.selfConsistency?.share ?? null,
  },
  {
    key: "side",
    header: "First side",
    numeric: true,
    cell: (j) => formatShare(j.firstShare),
    sortBy: (j) => j.firstShare,
  },
  {
    key: "scale",
    header: "Strength",
    numeric: true,
    cell: (j) => formatScale(j.scale),
    sortBy: (j) => j.scale,
  },
  {
    key: "last",
    header: "Last answer",
    cell: (j) => (j.lastAt ? <Time at={j.lastAt} /> : "–"),
    sortBy: (j) => j.lastAt?.getTime() ?? null,
  },
];
