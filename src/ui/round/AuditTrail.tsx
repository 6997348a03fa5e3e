import type { RouterOutputs } from "~/trpc/types";
import { Callout } from "../primitives/Callout";
import { toCsv } from "../primitives/csv";
import { DownloadButton } from "../primitives/DownloadButton";
import { EmptyState } from "../primitives/EmptyState";
import { countOf, formatHash } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import type { Column } from "../primitives/table";
import { actionText, dataText } from "./auditText";

type Trail = RouterOutputs["audit"]["list"];
type AuditRow = Trail["events"][number];

const COLUMNS: readonly Column<AuditRow>[] = [
  { key: "seq", header: "No.", numeric: true, narrow: true, cell: (e) => e.seq },
  {
    key: "at",
    header: "When",
    cell: (e) => (
      <span className="whitespace-nowrap">
        <Time at={e.at} as="dateTime" />
      </span>
    ),
  },
  { key: "action", header: "What", rowHeader: true, cell: (e) => actionText(e.action) },
  { key: "actor", header: "Who", cell: (e) => e.actorName ?? "the system" },
  {
    key: "data",
    header: "Details",
    cell: (e) => <span className="block min-w-64 break-words text-quiet">{dataText(e.data)}</span>,
  },
  {
    key: "hash",
    header: "Hash",
    cell: (e) => <code title={e.hash}>{formatHash(e.hash)}</code>,
  },
];

/** Everything that happened in a round, newest first, and whether the chain of hashes holds. */
export function AuditTrail({ trail, slug }: { trail: Trail; slug: string }) {
  if (trail.events.length === 0) {
    return <EmptyState title="Nothing has been recorded yet" />;
  }
  return (
    <div className="grid grid-cols-1 gap-6">
      {trail.verified ? (
        <Callout title="The chain holds">
          <p>
            {countOf(trail.events.length, "event")} recomputed for this page: each carries the hash
            of the one before, so none was changed or put in later, and none but the newest could be
            missing. Keep the newest hash to be sure of that too.
          </p>
        </Callout>
      ) : (
        <Callout tone="error" title="The chain is broken">
          <p>
            At least one event no longer has the hash it was recorded with. Trust nothing on this
            page until the organizer has explained it.
          </p>
        </Callout>
      )}
      <div className="-mb-4 justify-self-end">
        <DownloadButton
          variant="quiet"
          label="Download CSV"
          fileName={`${slug}-audit.csv`}
          content={auditCsv(trail)}
        />
      </div>
      <Table label="Events" columns={COLUMNS} rows={trail.events} rowKey={(e) => String(e.seq)} />
    </div>
  );
}

function auditCsv(trail: Trail): string {
  return toCsv(
    ["no", "at", "action", "actor", "data", "hash"],
    trail.events.map((e) => [
      e.seq,
      e.at.toISOString(),
      e.action,
      e.actorName,
      JSON.stringify(e.data),
      e.hash,
    ]),
  );
}
