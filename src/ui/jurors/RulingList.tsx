"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import { ReasonDialog } from "./ReasonDialog";
import type { Ruling } from "./types";
import { useRuling } from "./useRuling";

const ACTS = { void: "Voided", adjust: "Adjusted", undo: "Put back" } as const;

/** What organizers voided, adjusted and put back, with the public reasons. */
export function RulingList({ roundId, open }: { roundId: string; open: boolean }) {
  const trpc = useTRPC();
  const [undone, setUndone] = useState<Ruling | null>(null);
  const rulings = useQuery(trpc.juror.rulings.queryOptions({ roundId }));
  const { undoing } = useRuling(() => setUndone(null));
  if (rulings.error) return <ActionError error={rulings.error} />;
  if (!rulings.data) return <Skeleton className="h-16" />;
  if (rulings.data.length === 0) return <p className="text-quiet">None.</p>;
  return (
    <>
      <Table
        label="Rulings"
        columns={[
          { key: "act", header: "What", rowHeader: true, cell: (r) => ACTS[r.action] },
          { key: "count", header: "Judgements", numeric: true, cell: (r) => r.judgements },
          {
            key: "why",
            header: "Why",
            cell: (r) => <span className="break-words">{r.reason}</span>,
          },
          { key: "by", header: "By", cell: (r) => r.by ?? "somebody" },
          { key: "at", header: "When", cell: (r) => <Time at={r.at} /> },
          {
            key: "undo",
            header: <span className="sr-only">Undo</span>,
            cell: (r) =>
              r.undone ? (
                <Badge>Undone</Badge>
              ) : (
                open &&
                r.action !== "undo" && (
                  <Button
                    variant="quiet"
                    aria-label={`Undo: ${ACTS[r.action]}, ${r.reason}`}
                    onClick={() => setUndone(r)}
                  >
                    Undo…
                  </Button>
                )
              ),
          },
        ]}
        rows={rulings.data}
        rowKey={(r) => r.rulingId}
      />
      <ReasonDialog
        open={undone !== null}
        title="Undo this ruling?"
        label="Why"
        hint="Public: it stands in the audit trail beside the ruling."
        confirm="Undo it"
        busy={undoing.isPending}
        error={undoing.error}
        onClose={() => {
          undoing.reset();
          setUndone(null);
        }}
        onConfirm={(reason) =>
          undone && undoing.mutate({ roundId, rulingId: undone.rulingId, reason })
        }
      >
        <p>“{undone?.reason}” The judgements count again as they did before.</p>
      </ReasonDialog>
    </>
  );
}
