"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type PayoutChange, payoutChanges } from "~/core/funding";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Select } from "../primitives/controls";
import { toCsv } from "../primitives/csv";
import { Disclosure } from "../primitives/Disclosure";
import { DownloadButton } from "../primitives/DownloadButton";
import { Field } from "../primitives/Field";
import { countOf, formatHash } from "../primitives/numbers";
import { Skeleton } from "../primitives/Skeleton";
import { ChangesTable } from "./ChangesTable";
import type { Run, RunSummary } from "./types";

interface RunChangesProps {
  roundId: string;
  run: Run;
  /** All of the round, newest first. */
  runs: readonly RunSummary[];
}

/** Runs whose amounts are of the same kind and token, so that a difference means something. */
const comparable = (run: Run, other: RunSummary) =>
  other.id !== run.id &&
  // Every one pays another proposal.
  run.kind !== "proposal" &&
  other.kind === run.kind &&
  other.pool.decimals === run.pool.decimals &&
  other.pool.symbol === run.pool.symbol;

/** What is different from another run of the round; at first from the one before. */
export function RunChanges({ roundId, run, runs }: RunChangesProps) {
  const trpc = useTRPC();
  const others = runs.filter((other) => comparable(run, other));
  const earlier = others.find(({ createdAt }) => createdAt < run.createdAt) ?? others[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const against = others.find(({ id }) => id === chosen) ?? earlier;
  const other = useQuery(
    trpc.payout.get.queryOptions(
      { roundId, runId: against?.id ?? "" },
      { enabled: open && against !== undefined },
    ),
  );
  if (!against) return null;
  const changes = other.data ? payoutChanges(linesOf(other.data), linesOf(run)) : [];
  return (
    <Disclosure
      summary={
        against.status === "rejected"
          ? "What changed since the rejected run"
          : "What changed since another run"
      }
      onToggle={setOpen}
    >
      <div className="grid gap-4">
        <div className="measure">
          <Field label="Compare with the run">
            {(control) => (
              <Select
                {...control}
                value={against.id}
                onChange={(event) => setChosen(event.target.value)}
              >
                {others.map(({ id, createdAt, status, linesHash }) => (
                  <option key={id} value={id}>
                    {createdAt.toISOString().slice(0, 16).replace("T", " ")} UTC, {status},{" "}
                    {formatHash(linesHash)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <ActionError error={other.error} title="That run cannot be shown" />
        {other.isLoading && <Skeleton className="h-40" />}
        {other.data && <Changes changes={changes} run={run} against={against} />}
      </div>
    </Disclosure>
  );
}

const linesOf = (run: Run) =>
  run.lines.map(({ name, address, amount }) => ({
    ...{ recipient: name, address, amount: BigInt(amount) },
  }));

interface ChangesProps {
  changes: readonly PayoutChange[];
  run: Run;
  against: RunSummary;
}

function Changes({ changes, run, against }: ChangesProps) {
  const count = (kind: PayoutChange["kind"]) => changes.filter((row) => row.kind === kind).length;
  const different = changes.length - count("same");
  if (different === 0) {
    return <p className="text-small">The two runs pay the same to everybody.</p>;
  }
  const csv = () =>
    toCsv(
      ["recipient", "kind", "addressBefore", "addressAfter", "before", "after", "change"],
      changes.map((row) => [
        ...[row.recipient, row.kind, row.before?.address ?? "", row.after?.address ?? ""],
        ...[row.before?.amount ?? 0n, row.after?.amount ?? 0n, row.change].map(String),
      ]),
    );
  return (
    <>
      <p className="text-small">
        {countOf(different, "line")} of {changes.length} differ: {count("raised")} more,{" "}
        {count("lowered")} less, {count("added")} added, {count("removed")} removed,{" "}
        {count("moved")} with another address only.
      </p>
      <ChangesTable changes={changes.filter(({ kind }) => kind !== "same")} pool={run.pool} />
      <DownloadButton
        fileName={`payout-${formatHash(against.linesHash)}-to-${formatHash(run.linesHash)}.csv`}
        content={csv}
        label="Download all lines as CSV"
      />
    </>
  );
}
