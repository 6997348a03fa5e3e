import Link from "next/link";
import { StatusBadge } from "../primitives/Badge";
import { formatAmountExact, formatHash } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import type { RunSummary } from "./types";

/** What a run of each kind pays. */
const PAYS: Readonly<Record<RunSummary["kind"], string>> = {
  weights: "the pool, by weights",
  recipe: "the pool, by its recipe",
  prizes: "prizes",
  proposal: "a proposal",
};

/** All runs of a round, when there is more than the one that is shown. */
export function RunList({ runs, slug }: { runs: readonly RunSummary[]; slug: string }) {
  if (runs.length < 2) return null;
  return (
    <Section id="runs" title="All payout runs">
      <Table
        label="Payout runs of this round"
        columns={[
          {
            key: "created",
            header: "Drafted",
            rowHeader: true,
            cell: (run) => (
              <Link href={`/rounds/${slug}/payouts?run=${run.id}`} className="link">
                <Time at={run.createdAt} as="dateTime" />
              </Link>
            ),
          },
          {
            key: "kind",
            header: "Pays",
            cell: (run) => PAYS[run.kind],
          },
          { key: "status", header: "Status", cell: (run) => <StatusBadge status={run.status} /> },
          {
            key: "pool",
            header: "Pool",
            numeric: true,
            cell: (run) => formatAmountExact(run.pool),
          },
          {
            key: "hash",
            header: "Lines",
            cell: (run) => <code title={run.linesHash}>{formatHash(run.linesHash)}</code>,
          },
        ]}
        rows={runs}
        rowKey={(run) => run.id}
      />
    </Section>
  );
}
