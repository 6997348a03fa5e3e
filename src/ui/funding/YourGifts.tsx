"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Disclosure } from "../primitives/Disclosure";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { OwnEffects } from "./OwnEffects";

/** What the reader's own gifts did to the matches; computed once it is opened. */
export function YourGifts({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const data = useQuery(trpc.funding.sandbox.queryOptions({ roundId }, { enabled: open }));
  return (
    <Section
      id="yours"
      title="Your gifts"
      lead="What each of them added, what of it counts, and why. Only you see which are yours."
    >
      <Disclosure summary="What your gifts did" onToggle={setOpen}>
        {data.error && (
          <ActionError error={data.error} title="What your gifts did cannot be said here" />
        )}
        {data.isLoading && <Skeleton className="h-24" />}
        {data.data && data.data.mine < 0 && (
          <p className="measure text-small">
            No gift in this round is known to be yours. Gifts from a wallet count as yours once it
            is linked to{" "}
            <Link href="/account" className="link">
              your account
            </Link>
            .
          </p>
        )}
        {data.data && <OwnEffects data={data.data} />}
      </Disclosure>
    </Section>
  );
}
