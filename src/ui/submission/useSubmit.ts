"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { useToast } from "../primitives/Toast";
import type { CheckedFile } from "./types";

/** Sends a checked file. The server checks it again, and repairs only what was agreed to here. */
export function useSubmit(roundId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const submitting = useMutation(trpc.submission.submit.mutationOptions());

  function submit({ fileName, text, report }: CheckedFile, title: string, onDone: () => void) {
    submitting.mutate(
      { roundId, title, fileName, text, strict: report.repairCount === 0 },
      {
        onSuccess: ({ quota }) => {
          toast({ text: `Submitted; ${quota.quota - quota.used} left today` });
          onDone();
        },
        onSettled: () =>
          Promise.all([
            queries.invalidateQueries({ queryKey: trpc.submission.mine.pathKey() }),
            queries.invalidateQueries({ queryKey: trpc.submission.quota.pathKey() }),
            queries.invalidateQueries({ queryKey: trpc.team.mine.pathKey() }),
          ]),
      },
    );
  }
  const { isPending, error, reset } = submitting;
  return { submit, submitting: isPending, error, reset };
}
