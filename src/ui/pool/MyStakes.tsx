"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { LinkButton } from "../primitives/Button";
import { EmptyState } from "../primitives/EmptyState";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { AllocationForm } from "./AllocationForm";
import { poolPath } from "./poolPages";
import { powerText } from "./poolText";
import type { PoolDetail, PoolReader } from "./types";
import { usePool } from "./usePool";

interface MyStakesProps {
  roundId: string;
  slug: string;
  initial: PoolDetail;
  reader: PoolReader;
}

/** The reader's power over all open proposals at once. */
export function MyStakes({ roundId, slug, initial, reader }: MyStakesProps) {
  const trpc = useTRPC();
  const { pool } = usePool(roundId, initial);
  const options = trpc.pool.mine.queryOptions({ roundId, poolId: pool.id });
  const mine = useQuery({ ...options, enabled: reader.userId !== null });
  const base = poolPath(slug, pool.id);
  if (reader.userId === null) {
    const href = `/sign-in?callbackUrl=${encodeURIComponent(`${base}/stakes`)}`;
    return (
      <div className="pt-8">
        <EmptyState
          title="Sign in to stake"
          action={
            <LinkButton variant="primary" href={href}>
              Sign in
            </LinkButton>
          }
        >
          {powerText(pool.rules.power)} What a stake would do can be tried on every proposal&apos;s
          page without signing in.
        </EmptyState>
      </div>
    );
  }
  return (
    <Section
      id="stakes"
      title="My stakes"
      lead="Power stays on a proposal until you take it off or the proposal ends; the longer it stays, the more conviction it charges. Moving it costs nothing but time."
    >
      {mine.error && <ActionError error={mine.error} title="Your stakes could not be loaded" />}
      {!mine.data && !mine.error && <Skeleton className="h-64" />}
      {mine.data?.noPower && (
        <EmptyState title="You have no power in this pool">{mine.data.noPower}.</EmptyState>
      )}
      {mine.data && !mine.data.noPower && (
        <AllocationForm roundId={roundId} slug={slug} pool={pool} mine={mine.data} />
      )}
    </Section>
  );
}
