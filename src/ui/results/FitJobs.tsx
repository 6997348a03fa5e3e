"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { StatusBadge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { Disclosure } from "../primitives/Disclosure";
import { countOf } from "../primitives/numbers";
import { ProgressBar } from "../primitives/ProgressBar";
import { Skeleton } from "../primitives/Skeleton";
import { Time } from "../primitives/Time";

type FitRow = RouterOutputs["fit"]["list"][number];

const SHOWN_MAX = 6;

interface FitJobsProps {
  roundId: string;
  fits: readonly FitRow[] | null;
  error: { message: string } | null;
}

/** The newest fits asked for: how far they are, what became of them. */
export function FitJobs({ roundId, fits, error }: FitJobsProps) {
  return (
    <div className="grid content-start gap-3">
      <h3 className="text-h3">Latest fits</h3>
      <ActionError error={error} title="The list could not be loaded" />
      {!fits && !error && <Skeleton className="h-40" />}
      {fits?.length === 0 && <p className="text-quiet">None has been asked for yet.</p>}
      <ul className="divide-y divide-rule border-rule border-y" aria-live="polite">
        {fits?.slice(0, SHOWN_MAX).map((fit) => (
          <li key={fit.id} className="grid gap-2 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-semibold text-small">{fit.title}</span>
              <span className="flex items-baseline gap-3 text-quiet text-small">
                <Time at={fit.createdAt} />
                <StatusBadge status={fit.status} />
              </span>
            </div>
            {fit.status === "running" && <ProgressBar label="Fitting" value={fit.progress} />}
            {fit.status === "done" && fit.evidence?.refused && <AllDone evidence={fit.evidence} />}
            {fit.error && <p className="text-danger text-small">{fit.error}</p>}
            {(fit.status === "queued" || fit.status === "running") && (
              <CancelFit roundId={roundId} fitId={fit.id} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What became of a fit of all methods. */
function AllDone({ evidence }: { evidence: NonNullable<FitRow["evidence"]> }) {
  const { fitted = [], refused = [] } = evidence;
  return (
    <div className="grid gap-1 text-small">
      <p className="text-quiet">{countOf(fitted.length, "method")} fitted.</p>
      {refused.length > 0 && (
        <Disclosure summary={`${countOf(refused.length, "method")} without an answer`}>
          <ul className="grid gap-2 text-small">
            {refused.map(({ method, reason }) => (
              <li key={method}>
                <code>{method}</code>: {reason}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

function CancelFit({ roundId, fitId }: { roundId: string; fitId: string }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const cancel = useMutation(
    trpc.fit.cancel.mutationOptions({
      onSettled: () => client.invalidateQueries(trpc.fit.list.queryFilter({ roundId })),
    }),
  );
  return (
    <div className="grid gap-2">
      <Button
        variant="quiet"
        className="-ml-3 justify-self-start"
        busy={cancel.isPending}
        onClick={() => cancel.mutate({ roundId, fitId })}
      >
        Cancel this fit
      </Button>
      <ActionError error={cancel.error} />
    </div>
  );
}
