"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { MethodInfo } from "~/core/ranking";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { StatusBadge } from "../primitives/Badge";
import { Button, LinkButton } from "../primitives/Button";
import { Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import type { FitRow } from "./types";

/** How often the page asks while a fit runs. */
const POLL_MS = 2000;
const SHOWN_MAX = 8;

const isRunning = (fit: FitRow) => fit.status === "queued" || fit.status === "running";

interface FitsSectionProps {
  roundId: string;
  slug: string;
  open: boolean;
  methods: readonly MethodInfo[];
  /** The method of the round's settings. */
  method: string;
}

/** Weights from the judgements so far. While the round is open, from the training part alone. */
export function FitsSection(props: FitsSectionProps) {
  const { roundId, slug, open } = props;
  const trpc = useTRPC();
  const fits = useQuery(
    trpc.fit.list.queryOptions(
      { roundId },
      { refetchInterval: ({ state }) => (state.data?.some(isRunning) ? POLL_MS : false) },
    ),
  );
  return (
    <Section
      id="fits"
      title="Weights so far"
      lead={
        open
          ? "Fitted from the training comparisons. The final weights follow by themselves when the round closes."
          : "Fits of this round."
      }
      actions={<LinkButton href={`/rounds/${slug}/results`}>Open the results</LinkButton>}
    >
      {open && <FitForm {...props} />}
      <ActionError error={fits.error} title="The fits could not be loaded" />
      {!fits.data && !fits.error && <Skeleton className="h-16" />}
      {fits.data?.length === 0 && <p className="text-quiet">No fit yet.</p>}
      {fits.data && fits.data.length > 0 && (
        <FitTable roundId={roundId} fits={fits.data.slice(0, SHOWN_MAX)} />
      )}
    </Section>
  );
}

function FitForm({ roundId, methods, method: initial }: FitsSectionProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [method, setMethod] = useState(initial);
  const request = useMutation(
    trpc.fit.request.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.fit.list.pathKey() }),
    }),
  );
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-64">
          <Field label="Method">
            {(control) => (
              <Select {...control} value={method} onChange={(e) => setMethod(e.target.value)}>
                {methods.map((m) => (
                  <option key={m.key} value={m.key}>
                    {m.title}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <Button busy={request.isPending} onClick={() => request.mutate({ roundId, method })}>
          Fit now
        </Button>
      </div>
      <ActionError error={request.error} />
    </div>
  );
}

function FitTable({ roundId, fits }: { roundId: string; fits: readonly FitRow[] }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const cancel = useMutation(
    trpc.fit.cancel.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.fit.list.pathKey() }),
    }),
  );
  return (
    <>
      <ActionError error={cancel.error} />
      <Table
        label="Fits of this round"
        columns={[
          { key: "title", header: "Method", rowHeader: true, cell: (fit) => fit.title },
          {
            key: "scope",
            header: "From",
            cell: (fit) => (fit.scope === "all" ? "all comparisons" : "training part"),
          },
          {
            key: "status",
            header: "Status",
            cell: (fit) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                <StatusBadge status={fit.status} />
                {fit.status === "running" && `${Math.round(fit.progress * 100)}%`}
                {fit.error && <span className="text-danger">{fit.error}</span>}
              </span>
            ),
          },
          { key: "at", header: "Asked for", cell: (fit) => <Time at={fit.createdAt} /> },
          {
            key: "cancel",
            header: <span className="sr-only">Cancel</span>,
            cell: (fit) =>
              isRunning(fit) && (
                <Button variant="quiet" onClick={() => cancel.mutate({ roundId, fitId: fit.id })}>
                  Cancel
                </Button>
              ),
          },
        ]}
        rows={fits}
        rowKey={(fit) => fit.id}
      />
    </>
  );
}
