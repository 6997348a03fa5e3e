"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ReasonDialog } from "../jurors/ReasonDialog";
import { ActionError } from "../primitives/ActionError";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { formatNumber } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { RadioCards } from "../primitives/RadioCards";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";

type CopyGroup = RouterOutputs["prize"]["copies"][number];
type Verdict = "reviewed" | "dismissed";

const VERDICTS: Record<Verdict, string> = { reviewed: "Reviewed", dismissed: "Dismissed" };

/** Near-identical submissions of different teams. Only organizers see this, modelers never. */
export function CopiesSection({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const copies = useQuery(trpc.prize.copies.queryOptions({ roundId }));
  const [asked, setAsked] = useState<CopyGroup | null>(null);
  return (
    <Section
      id="copies"
      title="Near-identical submissions"
      lead="Of different teams. A later one wins no prize, unless you dismiss it here. Modelers do not see this."
    >
      <ActionError error={copies.error} />
      {!copies.data && !copies.error && <Skeleton className="h-16" />}
      {copies.data?.length === 0 && <p className="text-quiet">None.</p>}
      {copies.data?.map((group) => (
        <Group key={group.groupHash} group={group} onAsk={() => setAsked(group)} />
      ))}
      <ReviewDialog roundId={roundId} group={asked} onClose={() => setAsked(null)} />
    </Section>
  );
}

function Group({ group, onAsk }: { group: CopyGroup; onAsk: () => void }) {
  const { evidence, members, review } = group;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="min-w-0 break-words font-semibold">{evidence}.</p>
        {review?.current ? (
          <Badge>{VERDICTS[review.verdict]}</Badge>
        ) : (
          <Button aria-label={`Say what you found: ${evidence}`} onClick={onAsk}>
            Say what you found
          </Button>
        )}
      </div>
      {review && (
        <p className="text-quiet text-small">
          {VERDICTS[review.verdict]}
          {!review.current && " before more came"} by {review.by ?? "somebody"},{" "}
          <Time at={review.at} />: {review.note}
        </p>
      )}
      <Table
        label={`Submissions: ${evidence}`}
        columns={[
          { key: "team", header: "Team", rowHeader: true, cell: (one) => one.team },
          { key: "title", header: "Submission", cell: (one) => one.title },
          {
            key: "at",
            header: "Submitted",
            cell: (one) => <Time at={one.createdAt} as="dateTime" />,
          },
          {
            key: "distance",
            header: "Distance",
            numeric: true,
            cell: (one, at) => (at === 0 ? "first" : formatNumber(one.distance)),
          },
        ]}
        rows={members}
        rowKey={(one) => one.id}
      />
    </div>
  );
}

interface ReviewDialogProps {
  roundId: string;
  group: CopyGroup | null;
  onClose: () => void;
}

function ReviewDialog({ roundId, group, onClose }: ReviewDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [verdict, setVerdict] = useState<Verdict>("reviewed");
  const review = useMutation(
    trpc.prize.reviewCopies.mutationOptions({
      onSuccess: onClose,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.prize.pathKey() }),
    }),
  );
  return (
    <ReasonDialog
      open={group !== null}
      title="Near-identical submissions"
      label="What you found"
      confirm="Save"
      busy={review.isPending}
      error={review.error}
      onClose={() => {
        review.reset();
        onClose();
      }}
      onConfirm={(note) =>
        group && review.mutate({ roundId, groupHash: group.groupHash, verdict, note })
      }
    >
      <p>{group?.evidence}.</p>
      <RadioCards
        legend="What they are"
        value={verdict}
        onChange={setVerdict}
        choices={[
          { value: "reviewed", label: "Copies", about: "The later ones win no prize." },
          { value: "dismissed", label: "No copies", about: "All of them may win." },
        ]}
      />
      <p className="text-small">No score changes. One copy more asks for another look.</p>
    </ReasonDialog>
  );
}
