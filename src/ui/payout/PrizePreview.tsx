"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { toCsv } from "../primitives/csv";
import { DownloadButton } from "../primitives/DownloadButton";
import { formatAmountExact, formatScore } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import { prizesLead } from "./prizeText";
import { useRunActions } from "./useRunActions";

/** How often the page asks while the final scores are not there yet. */
const POLL_MS = 3000;

type Preview = RouterOutputs["prize"]["preview"];

interface PrizePreviewProps {
  roundId: string;
  /** Drafting is the organizer's; an approver only looks. */
  mayDraft: boolean;
  /** There is an earlier run of prizes. */
  again: boolean;
  onDrafted: (runId: string) => void;
}

/** Who would win what, and why each team does or does not. Nothing is stored until the draft is made. */
export function PrizePreview({ roundId, mayDraft, again, onDrafted }: PrizePreviewProps) {
  const trpc = useTRPC();
  const { draftPrizes } = useRunActions();
  const preview = useQuery(
    trpc.prize.preview.queryOptions(
      { roundId },
      {
        retry: false,
        refetchInterval: ({ state }) =>
          state.error?.data?.appCode === "conflict" ? POLL_MS : false,
      },
    ),
  );
  const { data } = preview;
  return (
    <Section
      id="prizes"
      title={again ? "The prizes as they would be drafted now" : "Preview of the prizes"}
      lead={data && prizesLead(data, data.pool)}
    >
      <ActionError error={draftPrizes.error} />
      {data ? (
        <>
          <PrizeTable preview={data} />
          <div className="flex flex-wrap gap-3">
            {mayDraft && data.lines.length > 0 && (
              <Button
                variant="primary"
                busy={draftPrizes.isPending}
                onClick={() =>
                  draftPrizes.mutate({ roundId }, { onSuccess: ({ runId }) => onDrafted(runId) })
                }
              >
                {again ? "Draft the prizes again" : "Make a payout run of these prizes"}
              </Button>
            )}
            <DownloadButton
              fileName="prizes.csv"
              label="Download the prizes as CSV"
              content={() => csvOf(data)}
            />
          </div>
        </>
      ) : (
        <Waiting error={preview.error} />
      )}
    </Section>
  );
}

function PrizeTable({ preview }: { preview: Preview }) {
  const { entries, lines, pool } = preview;
  if (entries.length === 0) return <p className="text-quiet">Nobody has submitted anything.</p>;
  const addressOf = new Map(lines.map(({ teamId, address }) => [teamId, address]));
  return (
    <Table
      label="Preview of the prizes"
      columns={[
        { key: "rank", header: "Rank", numeric: true, narrow: true, cell: (entry) => entry.rank },
        {
          key: "team",
          header: "Team",
          rowHeader: true,
          cell: (entry) => <span className="break-words font-semibold">{entry.name}</span>,
        },
        { key: "score", header: "Score", numeric: true, cell: (e) => formatScore(e.score) },
        {
          key: "amount",
          header: "Prize",
          numeric: true,
          cell: (e) => (e.amount === "0" ? "–" : formatAmountExact({ ...pool, amount: e.amount })),
        },
        { key: "reason", header: "Why", cell: (entry) => entry.reason },
        {
          key: "address",
          header: "Paid to",
          cell: ({ teamId, amount }) =>
            amount === "0"
              ? "–"
              : (addressOf.get(teamId) ?? <span className="text-warn">held back: no address</span>),
        },
      ]}
      rows={entries}
      rowKey={(entry) => entry.teamId}
    />
  );
}

const csvOf = ({ entries }: Preview) =>
  toCsv(
    ["rank", "team", "score", "amount", "why"],
    entries.map(({ rank, name, score, amount, reason }) => [rank, name, score, amount, reason]),
  );

function Waiting({ error }: { error: { message: string } | null }) {
  if (!error) {
    return (
      <div role="status" className="grid gap-3">
        <span className="sr-only">Working out the prizes</span>
        <Skeleton className="h-40" />
      </div>
    );
  }
  return (
    <Callout title={error.message}>
      <p>This page asks again by itself.</p>
    </Callout>
  );
}
