import { CopyButton } from "../primitives/CopyButton";
import { formatHash } from "../primitives/numbers";
import { Time } from "../primitives/Time";
import type { Run } from "./types";

interface Moment {
  key: string;
  what: string;
  at: Date;
  note?: string;
}

function momentsOf(run: Run): Moment[] {
  const moments: Moment[] = [
    { key: "drafted", what: `Drafted by ${run.createdBy ?? "a former member"}`, at: run.createdAt },
  ];
  if (run.proposedAt) {
    moments.push({ key: "proposed", what: `Proposed by ${run.proposedBy}`, at: run.proposedAt });
  }
  for (const [index, approval] of run.approvals.entries()) {
    const verb = approval.approved ? "Approved" : "Rejected";
    moments.push({
      key: `decided-${index}`,
      what: `${verb} by ${approval.by}`,
      at: approval.at,
      note: approval.note,
    });
  }
  if (run.executedAt) {
    moments.push({
      key: "executed",
      what: "Executed",
      at: run.executedAt,
      note: run.executionRef ?? undefined,
    });
  }
  return moments;
}

/** Who did what to this run and when, and the hash all of them signed. */
export function RunTimeline({ run }: { run: Run }) {
  return (
    <div className="grid gap-3 text-small">
      <ol className="grid gap-2 border-rule border-l-2 pl-4">
        {momentsOf(run).map((moment) => (
          <li key={moment.key} className="grid">
            <span>
              <span className="font-semibold">{moment.what}</span>{" "}
              <span className="text-quiet">
                <Time at={moment.at} as="dateTime" />
              </span>
            </span>
            {moment.note && <span className="break-all text-quiet">{moment.note}</span>}
          </li>
        ))}
      </ol>
      <p className="flex flex-wrap items-center gap-x-2 text-quiet">
        <span>
          Hash of the lines, which an approval signs:{" "}
          <code title={run.linesHash}>{formatHash(run.linesHash)}…</code>
        </span>
        <CopyButton text={run.linesHash} label="Copy the whole hash" />
      </p>
    </div>
  );
}
