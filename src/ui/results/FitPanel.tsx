"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { MethodInfo } from "~/core/ranking";
import { useTRPC } from "~/trpc/client";
import { AllMethodsButton } from "./AllMethodsButton";
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
      <div className="grid content-start gap-8">
        <FitForm roundId={roundId} methods={methods} />
        <div className="grid gap-2 border-rule border-t pt-6">
          <p className="text-quiet text-small">
            Or all methods at once, to see how far the choice of the method decides.
          </p>
          <AllMethodsButton roundId={roundId} />
        </div>
      </div>
      <FitJobs roundId={roundId} fits={fits.data ?? null} error={fits.error} />
    </div>
  );
}
