"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { HeatTable } from "../charts/HeatTable";
import { PartState } from "./PartState";

/** Share of the pool that one method pays to other projects than another does. */
export function MethodDistances({ roundId, slug }: { roundId: string; slug: string }) {
  const trpc = useTRPC();
  const found = useQuery(trpc.fit.distances.queryOptions({ roundId }));
  return (
    <PartState query={found} height="h-96">
      {({ methods, moved }) => {
        const most = Math.max(Number.EPSILON, ...moved.flat());
        return (
          <HeatTable
            title="Share of the pool that would go elsewhere"
            caption="In percent: half the sum of the differences of all weights. 0 is the same payout, 100 an entirely different one."
            fileName={`${slug}-method-distances.csv`}
            labels={methods.map(({ title }) => title)}
            all={{ labels: methods.map(({ method }) => method), values: moved }}
            values={moved}
            format={(share) => (share * 100).toFixed(1)}
            unit="%"
            strength={(share) => share / most}
            diagonal="·"
          />
        );
      }}
    </PartState>
  );
}
