"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { SlopeChart } from "../charts/SlopeChart";
import { PartState } from "./PartState";

/** Projects drawn: more lines than this cannot be told apart. */
const LINES = 25;

interface MethodRanksProps {
  roundId: string;
  slug: string;
  base: string | undefined;
}

/** The first projects' ranks over the methods. */
export function MethodRanks({ roundId, slug, base }: MethodRanksProps) {
  const trpc = useTRPC();
  const found = useQuery(trpc.fit.byMethod.queryOptions({ roundId, base, limit: LINES }));
  return (
    <PartState query={found} height="h-[36rem]">
      {({ methods, rows, total, base: own }) => (
        <SlopeChart
          methods={[...methods].sort((x, y) => Number(y.method === own) - Number(x.method === own))}
          rows={rows}
          total={total}
          csvHref={`/rounds/${slug}/results/methods.csv`}
        />
      )}
    </PartState>
  );
}
