"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { Time } from "../primitives/Time";
import { useToast } from "../primitives/Toast";

const POLL_MS = 3000;

/** The newest frozen data, and a new version on request. */
export function DataSection({ roundId, slug }: { roundId: string; slug: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const publish = useMutation(trpc.dataset.publish.mutationOptions());
  const list = useQuery(
    trpc.dataset.list.queryOptions(
      { roundId },
      { refetchInterval: publish.isSuccess ? POLL_MS : false },
    ),
  );
  const newest = list.data?.versions[0];
  function ask() {
    publish.mutate(
      { roundId },
      {
        onSuccess: () => {
          toast({ text: "New data is being frozen" });
          return queries.invalidateQueries(trpc.dataset.list.pathFilter());
        },
      },
    );
  }
  return (
    <Section
      id="data"
      title="Data of the contest"
      lead="Modelers learn from a frozen version of the judgements, and the board is scored on it."
      actions={<Link href={`/rounds/${slug}/data`}>All versions</Link>}
    >
      {list.isPending && <Skeleton className="h-6 max-w-md" />}
      <ActionError error={list.error} />
      {list.data && (
        <p>
          {newest ? (
            <>
              Version {newest.version}, <Time at={newest.at} />.{" "}
              {list.data.changed
                ? "Judgements were added or changed since."
                : "Nothing was judged since."}
            </>
          ) : (
            "No version yet; the first is made with the first submission."
          )}
        </p>
      )}
      <ActionError error={publish.error} />
      <Button
        className="justify-self-start"
        busy={publish.isPending}
        disabled={!list.data?.changed}
        onClick={ask}
      >
        Publish new data
      </Button>
    </Section>
  );
}
