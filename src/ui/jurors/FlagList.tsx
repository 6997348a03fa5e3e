"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { Time } from "../primitives/Time";
import { jurorHref } from "./figures";
import { ReasonDialog } from "./ReasonDialog";
import type { Flag, Juror } from "./types";

interface FlagListProps {
  roundId: string;
  slug: string;
  jurors: readonly Juror[];
}

/** What stands out, in words, with a way to say that somebody looked. Nothing is dropped by it. */
export function FlagList({ roundId, slug, jurors }: FlagListProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [reviewing, setReviewing] = useState<{ juror: Juror; flag: Flag } | null>(null);
  const review = useMutation(
    trpc.juror.reviewFlag.mutationOptions({
      onSuccess: () => setReviewing(null),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.juror.pathKey() }),
    }),
  );
  const rows = jurors.flatMap((juror) => juror.flags.map((flag) => ({ juror, flag })));
  if (rows.length === 0) return <p className="text-quiet">Nothing stands out.</p>;
  return (
    <>
      <ul className="divide-y divide-rule border-rule border-y">
        {rows.map(({ juror, flag }) => (
          <li
            key={`${juror.juror} ${flag.rule}`}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2.5"
          >
            <span className="grid min-w-0 flex-1 basis-72 gap-0.5">
              <span className="break-words">
                <Link href={jurorHref(slug, juror.juror)} className="link font-semibold">
                  {juror.name}
                </Link>{" "}
                {flag.evidence}.
              </span>
              {flag.review && <ReviewLine review={flag.review} />}
            </span>
            {flag.review?.current ? (
              <Badge>Reviewed</Badge>
            ) : (
              <Button
                aria-label={`Mark as reviewed: ${juror.name} ${flag.evidence}`}
                onClick={() => setReviewing({ juror, flag })}
              >
                Mark as reviewed
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ReasonDialog
        open={reviewing !== null}
        title="Mark as reviewed"
        label="What you found"
        confirm="Mark as reviewed"
        busy={review.isPending}
        error={review.error}
        onClose={() => {
          review.reset();
          setReviewing(null);
        }}
        onConfirm={(note) =>
          reviewing &&
          review.mutate({
            ...{ roundId, juror: reviewing.juror.juror, rule: reviewing.flag.rule, note },
          })
        }
      >
        <p>
          {reviewing?.juror.name} {reviewing?.flag.evidence}.
        </p>
        <p>This changes no weight. If more of it comes, it is shown for review again.</p>
      </ReasonDialog>
    </>
  );
}

function ReviewLine({ review }: { review: NonNullable<Flag["review"]> }) {
  return (
    <span className="text-quiet text-small">
      {review.current ? "Reviewed" : "Reviewed before more came"} by {review.by ?? "somebody"},{" "}
      <Time at={review.at} />: {review.note}
    </span>
  );
}
