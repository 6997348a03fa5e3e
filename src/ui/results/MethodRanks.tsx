"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { SlopeChart } from "../charts/SlopeChart";
import { PartState } from "./PartState";

/** Projects drawn at first: of many more, lines cannot be told apart. */
const LINES = 25;

interface MethodRanksProps {
  roundId: string;
  slug: string;
  base: string | undefined;
}

/** The first projects' ranks over the methods. */
export function MethodRanks({ roundId, slug, base }: MethodRanksProps) {
  const trpc = useTRPC();
  const [lines, setLines] = useState(LINES);
  const found = useQuery(
    trpc.fit.byMethod.queryOptions(
      { roundId, base, limit: lines },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <PartState query={found} height="h-[36rem]">
      {({ methods, rows, total, base: own }) => (
        <SlopeChart
          methods={[...methods].sort((x, y) => Number(y.method === own) - Number(x.method === own))}
          rows={rows}
          total={total}
          lines={lines}
          onLines={setLines}
          csvHref={`/rounds/${slug}/results/methods.csv`}
        />
      )}
    </PartState>
  );
}
