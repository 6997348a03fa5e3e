"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { toCsv } from "../primitives/csv";
import { DownloadButton } from "../primitives/DownloadButton";
import { EmptyState } from "../primitives/EmptyState";
import { countOf, formatWeight } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import type { Column } from "../primitives/table";
import { PartState } from "./PartState";
import { Reason } from "./ResidualsView";
import { jurorLabel } from "./said";

type Part = NonNullable<RouterOutputs["fit"]["influentialAnswers"]>;
type Row = Part["largest"][number];

interface InfluentialAnswersProps {
  roundId: string;
  fitId: string;
  slug: string;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    ...{ key: "pair", header: "Without this answer", rowHeader: true },
    cell: ({ a, b }) => (
      <span className="grid min-w-44 gap-0.5">
        <span>{a.title}</span>
        <span className="text-quiet">against {b.title}</span>
      </span>
    ),
  },
  { key: "juror", header: "Juror", cell: jurorLabel },
  {
    ...{ key: "item", header: "Changes most" },
    cell: ({ item }) => <span className="block min-w-32">{item.title}</span>,
  },
  { key: "before", header: "With it", numeric: true, cell: (r) => formatWeight(r.before) },
  { key: "after", header: "Without", numeric: true, cell: (r) => formatWeight(r.after) },
  { key: "moved", header: "Pool moved", numeric: true, cell: (r) => formatWeight(r.moved) },
  { key: "reason", header: "Reason", cell: ({ reason }) => <Reason text={reason} /> },
];

/** Leave-one-comparison-out. */
export function InfluentialAnswers({ roundId, fitId, slug }: InfluentialAnswersProps) {
  const trpc = useTRPC();
  const found = useQuery(trpc.fit.influentialAnswers.queryOptions({ roundId, fitId }));
  return (
    <PartState query={found} height="h-96" missing={<TooLarge />}>
      {({ largest, sealed }) => (
        <div className="grid grid-cols-1 gap-2">
          <div className="flex flex-wrap items-end justify-between gap-2">
            <p className="measure text-quiet text-small">
              {sealed > 0 &&
                `Of the ${largest.length + sealed} that count most, ${countOf(sealed, "answer")} of the private split ${sealed === 1 ? "is" : "are"} not listed.`}
            </p>
            <DownloadButton
              variant="quiet"
              label="Download CSV"
              fileName={`${slug}-influential-answers.csv`}
              content={() => csvOf(largest)}
            />
          </div>
          <Table
            label="Answers that count most"
            columns={COLUMNS}
            rows={largest}
            rowKey={(row) => row.comparisonId}
          />
        </div>
      )}
    </PartState>
  );
}

const csvOf = (rows: readonly Row[]) =>
  toCsv(
    [
      "project_a",
      "project_b",
      "juror",
      "name",
      "changes_most",
      "with",
      "without",
      "moved",
      "reason",
    ],
    rows.map((r) => [
      ...[r.a.name, r.b.name, r.juror, r.jurorName, r.item.name],
      ...[r.before, r.after, r.moved, r.reason],
    ]),
  );

function TooLarge() {
  return (
    <EmptyState title="Not worked out for this fit">
      <p>
        Single answers are left out for fits asked for by their method; above 100,000 comparisons
        only where the method can start from the full fit.
      </p>
    </EmptyState>
  );
}
