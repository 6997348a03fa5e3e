"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { EmptyState } from "../primitives/EmptyState";
import { Skeleton } from "../primitives/Skeleton";
import { AddressUpload } from "./AddressUpload";
import { PayoutPreview } from "./PayoutPreview";
import { PrizePreview } from "./PrizePreview";
import { RunList } from "./RunList";
import { RunView } from "./RunView";
import { SharesSection } from "./SharesSection";
import type { PayoutViewer, RunSummary } from "./types";

interface PayoutDeskProps {
  roundId: string;
  slug: string;
  closed: boolean;
  /** Whether the round's contest has prizes. */
  hasPrizes: boolean;
  viewer: PayoutViewer;
  runs: RunSummary[];
  /** The titles of the fitting methods, by key. */
  methods: Readonly<Record<string, string>>;
  /** The run named in the address, if any; otherwise the newest is shown. */
  selected: string | null;
}

/** Whether others decide on a run of these kinds or have paid one; until then it can be drafted anew. */
const hasLive = (runs: readonly RunSummary[], kinds: readonly RunSummary["kind"][]) =>
  runs.some(
    ({ kind, status }) => kinds.includes(kind) && status !== "rejected" && status !== "draft",
  );

/** A round's pool is divided once, whichever of these divides it. */
const POOL_KINDS: readonly RunSummary["kind"][] = ["weights", "recipe"];

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
  const previewing = closed && insider && !hasLive(runs, POOL_KINDS);
  const awarding = closed && insider && props.hasPrizes && !hasLive(runs, ["prizes"]);
  return (
    <>
      <ActionError error={list.error} />
      {shown && (
        <ShownRun
          roundId={roundId}
          slug={slug}
          runId={shown.id}
          runs={runs}
          viewer={viewer}
          methodTitle={methodTitle}
        />
      )}
      {previewing && (
        <PayoutPreview
          roundId={roundId}
          mayDraft={organizer}
          again={runs.some(({ kind }) => POOL_KINDS.includes(kind))}
          methodTitle={methodTitle}
          onDrafted={() => router.replace(`/rounds/${slug}/payouts`)}
        />
      )}
      {organizer && !hasLive(runs, POOL_KINDS) && (
        <>
          <AddressUpload roundId={roundId} />
          <SharesSection roundId={roundId} />
        </>
      )}
      {awarding && (
        <PrizePreview
          roundId={roundId}
          mayDraft={organizer}
          again={runs.some(({ kind }) => kind === "prizes")}
          onDrafted={(runId) => router.replace(`/rounds/${slug}/payouts?run=${runId}`)}
        />
      )}
      {!shown && !previewing && <NothingYet closed={closed} />}
      <RunList runs={runs} slug={slug} />
    </>
  );
}

interface ShownRunProps {
  roundId: string;
  slug: string;
  runId: string;
  runs: readonly RunSummary[];
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
