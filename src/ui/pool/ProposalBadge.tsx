"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { Badge } from "../primitives/Badge";
import { proposalState } from "./proposalState";
import type { ProposalDetail } from "./types";

/** Where a proposal stands, beside its title; it follows what is done below. */
export function ProposalBadge({ roundId, initial }: { roundId: string; initial: ProposalDetail }) {
  const trpc = useTRPC();
  const at = { roundId, poolId: initial.pool.id, proposalId: initial.id };
  const { data } = useQuery(trpc.pool.proposal.queryOptions(at, { initialData: initial }));
  const side = { now: data.now, unit: data.pool.rules.unit, largest: "" };
  const { tone, label } = proposalState(data, side);
  return <Badge tone={tone}>{label}</Badge>;
}
