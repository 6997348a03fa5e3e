"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { MethodInfo } from "~/core/ranking";
import { useTRPC } from "~/trpc/client";
import { FitForm } from "./FitForm";
import { FitJobs } from "./FitJobs";

const POLL_MS = 1000;
const UNDER_WAY = ["queued", "running"];

interface FitPanelProps {
  roundId: string;
  methods: readonly MethodInfo[];
}

/** For organizers: ask for a fit and watch it; the page shows its weights when it is done. */
export function FitPanel({ roundId, methods }: FitPanelProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const fits = useQuery(
    trpc.fit.list.queryOptions(
      { roundId },
      {
        refetchInterval: ({ state }) =>
          state.data?.some((fit) => UNDER_WAY.includes(fit.status)) ? POLL_MS : false,
      },
    ),
  );
  const waiting = fits.data?.filter((fit) => UNDER_WAY.includes(fit.status)).length ?? 0;
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting < before.current) router.refresh();
    before.current = waiting;
  }, [waiting, router]);
  return (
    <div className="grid gap-8 md:grid-cols-2 md:gap-12">
      <FitForm roundId={roundId} methods={methods} />
      <FitJobs roundId={roundId} fits={fits.data ?? null} error={fits.error} />
    </div>
  );
}
