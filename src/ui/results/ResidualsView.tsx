"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { Calibration } from "../charts/Calibration";
import { ResidualCells } from "../charts/ResidualCells";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { toCsv } from "../primitives/csv";
import { DownloadButton } from "../primitives/DownloadButton";
import { countOf, formatCount, formatNumber } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import type { Column } from "../primitives/table";
import { PartState } from "./PartState";
import { fittedInWords, jurorLabel, saidInWords } from "./said";

type Residuals = NonNullable<RouterOutputs["fit"]["residuals"]>;
type Row = Residuals["largest"][number];

const SHOWN = 15;

interface ResidualsViewProps {
  roundId: string;
  fitId: string;
  slug: string;
}

/** All answers as a drawing, and those the weights explain least by name. */
export function ResidualsView({ roundId, fitId, slug }: ResidualsViewProps) {
  const trpc = useTRPC();
  const found = useQuery(trpc.fit.residuals.queryOptions({ roundId, fitId }));
  return (
    <PartState query={found} height="h-[32rem]">
      {(part) => (
        <div className="grid grid-cols-1 gap-8">
          <p className="measure text-quiet">{summary(part)}</p>
          {part.reads === "ratio" ? (
            <ResidualCells cells={part.cells} fileName={`${slug}-residual-cells.csv`} />
          ) : (
            <Calibration cells={part.cells} fileName={`${slug}-calibration.csv`} />
          )}
          <LargestResiduals part={part} fileName={`${slug}-residuals.csv`} />
        </div>
      )}
    </PartState>
  );
}

function summary({ reads, rows, sealed, outliers, medianSize }: Residuals): string {
  const half =
    reads === "ratio"
      ? `Half of ${countOf(rows, "answer")} lie within a factor of ${formatNumber(Number(Math.exp(medianSize).toPrecision(3)))} of what the weights say.`
      : `${countOf(rows, "answer")}; a fit that explains all would be surprised by none.`;
  const held = outliers > 0 ? ` The method holds ${formatCount(outliers)} for outliers.` : "";
  const kept =
    sealed > 0
      ? ` ${countOf(sealed, "answer")} of the private split count in the weights and are not told of one by one.`
      : "";
  return half + held + kept;
}

function LargestResiduals({ part, fileName }: { part: Residuals; fileName: string }) {
  const [all, setAll] = useState(false);
  const rows = all ? part.largest : part.largest.slice(0, SHOWN);
  const csv = () =>
    toCsv(
      [
        "project_a",
        "project_b",
        "juror",
        "name",
        "said",
        "fitted",
        "difference",
        "outlier",
        "reason",
      ],
      part.largest.map((r) => [
        ...[r.a.name, r.b.name, r.juror, r.jurorName, r.said, r.fitted, r.size],
        ...[r.outlier ? "yes" : "", r.reason],
      ]),
    );
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <h3 className="text-h3">The largest differences</h3>
        <DownloadButton variant="quiet" label="Download CSV" fileName={fileName} content={csv} />
      </div>
      <Table
        label="The largest differences"
        columns={columnsOf(part.reads)}
        rows={rows}
        rowKey={(row) => row.comparisonId}
      />
      {part.largest.length > SHOWN && (
        <Button variant="quiet" className="-ml-3 justify-self-start" onClick={() => setAll(!all)}>
          {all ? `Show the first ${SHOWN}` : `Show the first ${part.largest.length}`}
        </Button>
      )}
    </div>
  );
}

function columnsOf(reads: Residuals["reads"]): readonly Column<Row>[] {
  return [
    {
      ...{ key: "pair", header: "Pair", rowHeader: true },
      cell: ({ a, b, outlier }) => (
        <span className="grid min-w-44 justify-items-start gap-0.5">
          <span>{a.title}</span>
          <span className="text-quiet">against {b.title}</span>
          {outlier && <Badge tone="warn">Outlier</Badge>}
        </span>
      ),
    },
    {
      ...{ key: "juror", header: "Juror" },
      cell: (row) => <span className="block min-w-20">{jurorLabel(row)}</span>,
    },
    {
      ...{ key: "said", header: "Said" },
      cell: (row) => <span className="block min-w-36">{saidInWords(row, reads, row.said)}</span>,
    },
    {
      ...{ key: "fitted", header: "The weights say" },
      cell: (row) => (
        <span className="block min-w-36">{fittedInWords(row, reads, row.fitted)}</span>
      ),
    },
    {
      ...{ key: "size", header: reads === "ratio" ? "Off by" : "Surprise", numeric: true },
      cell: ({ size }) =>
        reads === "ratio"
          ? `${formatNumber(Number(Math.exp(size).toPrecision(3)))}×`
          : `${size.toFixed(2)} nats`,
    },
    { key: "reason", header: "Reason", cell: ({ reason }) => <Reason text={reason} /> },
  ];
}

const REASON_SHORT = 160;

/** A long reason is cut, and opens. */
export function Reason({ text }: { text: string | null }) {
  if (!text) return <span className="text-quiet">none given</span>;
  if (text.length <= REASON_SHORT) return <span className="block min-w-64 max-w-md">{text}</span>;
  return (
    <details className="min-w-64 max-w-md">
      <summary className="list-none [&::-webkit-details-marker]:hidden">
        {text.slice(0, REASON_SHORT)}… <span className="link">more</span>
      </summary>
      <p className="whitespace-pre-line pt-2">{text.slice(REASON_SHORT)}</p>
    </details>
  );
}
