"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import type { Column } from "../primitives/table";

type Delivery = RouterOutputs["webhook"]["deliveries"][number];

/** How often a log that waits for an answer is read again. */
const POLL_MS = 2000;

const STATES: Record<Delivery["status"], string> = {
  queued: "waiting",
  running: "being sent",
  done: "delivered",
  failed: "failed",
  cancelled: "not sent",
};

const COLUMNS: readonly Column<Delivery>[] = [
  { key: "event", header: "Event", rowHeader: true, cell: ({ event }) => <code>{event}</code> },
  { key: "at", header: "When", cell: ({ createdAt }) => <Time at={createdAt} /> },
  { key: "status", header: "State", cell: ({ status }) => STATES[status] },
  { key: "tries", header: "Tries", numeric: true, cell: ({ attempts }) => attempts },
  {
    key: "answer",
    header: "Answer",
    cell: ({ responseStatus, error }) => error ?? responseStatus ?? "–",
  },
];

/** What was sent to a webhook lately and how it was received. */
export function DeliveryLog({ roundId, webhookId }: { roundId: string; webhookId: string }) {
  const trpc = useTRPC();
  const deliveries = useQuery(
    trpc.webhook.deliveries.queryOptions(
      { roundId, webhookId },
      {
        refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? POLL_MS : false),
        refetchOnMount: "always",
      },
    ),
  );
  if (deliveries.isPending) return <Skeleton className="h-24" />;
  if (deliveries.error) return <ActionError error={deliveries.error} />;
  if (deliveries.data.length === 0) {
    return <p className="text-quiet text-small">Nothing was sent yet.</p>;
  }
  return (
    <Table label="Deliveries" columns={COLUMNS} rows={deliveries.data} rowKey={({ id }) => id} />
  );
}

const isUnderWay = ({ status }: Delivery) => status === "queued" || status === "running";
