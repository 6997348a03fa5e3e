"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ComparisonGraph } from "../charts/ComparisonGraph";
import { PartState } from "./PartState";

interface GraphViewProps {
  roundId: string;
  fitId: string;
  slug: string;
}

/** The comparison graph of the heaviest projects. */
export function GraphView({ roundId, fitId, slug }: GraphViewProps) {
  const trpc = useTRPC();
  const found = useQuery(trpc.fit.graph.queryOptions({ roundId, fitId }));
  return (
    <PartState query={found} height="h-[36rem]">
      {(graph) => <ComparisonGraph graph={graph} fileName={`${slug}-graph.csv`} />}
    </PartState>
  );
}
