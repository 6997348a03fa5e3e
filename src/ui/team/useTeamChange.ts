"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";

/** After a change, whatever its end, the team is read anew. */
export function useTeamChange() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.team.mine.pathKey() });
  return { trpc, onSettled };
}
