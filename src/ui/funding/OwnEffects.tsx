"use client";

import { useEffect, useState } from "react";
import type { DonorEffects } from "~/core/funding";
import { ActionError } from "../primitives/ActionError";
import { toCsv } from "../primitives/csv";
import { DownloadButton } from "../primitives/DownloadButton";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import type { SandboxData } from "./fundingDataOf";
import { giftReasons } from "./giftText";
import { formatDelta, formatFloat } from "./units";
import { useFundingWorker } from "./useFundingWorker";

/**
 * What each of the reader's gifts brings to its project, and why: the match as it stands, less what it
 * would be without that gift. Gifts of a linked wallet are among them; nobody else's are told apart.
 */
export function OwnEffects({ data }: { data: SandboxData }) {
  const { effects, problem } = useDonorEffects(data);
  if (data.mine < 0) return null;
  if (problem) return <ActionError error={problem} title="What your gifts bring is not known" />;
  if (!effects) return <Skeleton className="h-24" />;
  const { symbol } = data.pool;
  const rows = effects.gifts.map((gift) => ({
    ...gift,
    ...data.projects[gift.project]!,
    brings: gift.without === null ? null : gift.match - gift.without,
    why: giftReasons(gift, effects, data.rules, symbol),
  }));
  return (
    <div className="grid grid-cols-1 gap-4">
      <Table
        label="What your gifts bring"
        rows={rows}
        rowKey={(row) => String(row.row)}
        columns={[
          {
            key: "project",
            header: "What your gifts bring",
            rowHeader: true,
            cell: (row) => row.title,
          },
          {
            key: "amount",
            header: `Gift (${symbol})`,
            numeric: true,
            cell: (row) => formatFloat(row.amount),
          },
          {
            key: "brings",
            header: `Match it brings (${symbol})`,
            numeric: true,
            cell: (row) => (row.brings === null ? "–" : formatDelta(row.brings)),
          },
          { key: "why", header: "Why", cell: (row) => row.why.join(" ") },
        ]}
      />
      <p className="measure text-small">{togetherText(effects, symbol)}</p>
      <DownloadButton
        variant="quiet"
        label="Download your gifts as CSV"
        fileName="own-gifts.csv"
        content={() =>
          toCsv(
            ["project", "gift", "counts", "match", "matchWithoutIt", "why"],
            rows.map((row) => [
              ...[row.name, row.amount, row.multiplier * effects.coefficient],
              ...[row.match, row.without ?? "", row.why.join(" ")],
            ]),
          )
        }
      />
    </div>
  );
}

function togetherText({ together, gifts }: DonorEffects, symbol: string): string {
  const all = together.reduce((sum, { match, without }) => sum + match - without, 0);
  const change = `${formatDelta(all)} ${symbol}`;
  const projects = together.length === 1 ? "this project" : `these ${together.length} projects`;
  const single = gifts.some(({ without }) => without === null)
    ? " By this mechanism each gift is a computation of its own, so that not all are told one by one."
    : "";
  return `Together your gifts change the match of ${projects} by ${change}.${single}`;
}

/** Computed beside the page, from the contributions as they were loaded. */
function useDonorEffects(data: SandboxData) {
  const worker = useFundingWorker(data);
  const [effects, setEffects] = useState<DonorEffects | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  useEffect(() => {
    if (!worker || data.mine < 0) return;
    let stale = false;
    worker.effects(data.rules, data.mine).then(
      (found) => {
        if (stale) return;
        setProblem(null);
        setEffects(found);
      },
      (error: Error) => !stale && setProblem(error),
    );
    return () => {
      stale = true;
    };
  }, [worker, data]);
  return { effects, problem };
}
