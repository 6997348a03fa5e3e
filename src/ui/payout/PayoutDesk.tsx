"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { EmptyState } from "../primitives/EmptyState";
import { Skeleton } from "../primitives/Skeleton";
import { AddressUpload } from "./AddressUpload";
import { PayoutPreview } from "./PayoutPreview";
import { RunList } from "./RunList";
import { RunView } from "./RunView";
import type { PayoutViewer, RunSummary } from "./types";

interface PayoutDeskProps {
  roundId: string;
  slug: string;
  closed: boolean;
  viewer: PayoutViewer;
  runs: RunSummary[];
  /** The titles of the fitting methods, by key. */
  methods: Readonly<Record<string, string>>;
  /** The run named in the address, if any; otherwise the newest is shown. */
  selected: string | null;
}

/** A run that others decide on or have paid; until there is one, the split can be drafted anew. */
const isLive = (run: RunSummary) => run.status !== "rejected" && run.status !== "draft";

/** The payouts of a round: a preview before there is a run, then the run on its way. */
export function PayoutDesk(props: PayoutDeskProps) {
  const { roundId, slug, closed, viewer } = props;
  const trpc = useTRPC();
  const router = useRouter();
  const list = useQuery(trpc.payout.list.queryOptions({ roundId }, { initialData: props.runs }));
  const runs = list.data;
  const shown = runs.find((run) => run.id === props.selected) ?? runs[0] ?? null;
  const organizer = viewer?.roles.includes("organizer") ?? false;
  const insider = organizer || (viewer?.roles.includes("approver") ?? false);
  const methodTitle = (key: string) => props.methods[key] ?? key;
  const previewing = closed && insider && !runs.some(isLive);
  return (
    <>
      <ActionError error={list.error} />
      {shown && (
        <ShownRun roundId={roundId} runId={shown.id} viewer={viewer} methodTitle={methodTitle} />
      )}
      {previewing && (
        <PayoutPreview
          roundId={roundId}
          mayDraft={organizer}
          again={runs.length > 0}
          methodTitle={methodTitle}
          onDrafted={() => router.replace(`/rounds/${slug}/payouts`)}
        />
      )}
      {organizer && !runs.some(isLive) && <AddressUpload roundId={roundId} />}
      {!shown && !previewing && <NothingYet closed={closed} />}
      <RunList runs={runs} slug={slug} />
    </>
  );
}

interface ShownRunProps {
  roundId: string;
  runId: string;
  viewer: PayoutViewer;
  methodTitle: (key: string) => string;
}

function ShownRun({ roundId, runId, ...shown }: ShownRunProps) {
  const trpc = useTRPC();
  const run = useQuery(trpc.payout.get.queryOptions({ roundId, runId }));
  if (run.data) return <RunView roundId={roundId} run={run.data} {...shown} />;
  if (run.error) return <ActionError error={run.error} title="This run cannot be shown" />;
  return (
    <div role="status" className="grid gap-4 py-8">
      <span className="sr-only">Loading the payout run</span>
      <Skeleton className="h-8 w-1/2" />
      <Skeleton className="h-64" />
    </div>
  );
}

function NothingYet({ closed }: { closed: boolean }) {
  return (
    <EmptyState title="No payouts yet">
      {closed
        ? "The round is closed. Payouts appear here once a second person has approved them."
        : "The pool is split after the round closes: its organizers draft the payouts, and a second person approves them before anything is paid."}
    </EmptyState>
  );
}
