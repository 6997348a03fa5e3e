"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "~/trpc/client";

/** How long typing rests before the list is read. */
const REST_MS = 500;

/** What the server reads a list of projects as, a moment after it was last changed. */
export function useProjectsCheck(text: string) {
  const trpc = useTRPC();
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const empty = rested.trim() === "";
  const check = useQuery(
    trpc.round.checkProjects.queryOptions(
      { text: rested },
      { enabled: !empty, placeholderData: keepPreviousData, retry: false },
    ),
  );
  return {
    report: empty ? null : (check.data ?? null),
    checking: check.isFetching || rested !== text,
    failed: check.error?.message ?? null,
  };
}

export type ProjectsCheck = ReturnType<typeof useProjectsCheck>;
