"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { countOf } from "../primitives/numbers";
import { useToast } from "../primitives/Toast";

/** The three public acts on judgements; afterwards everything about jurors is loaded anew. */
export function useRuling(onDone: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const options = {
    onSuccess: ({ judgements }: { judgements: number }) => {
      toast({ text: `${countOf(judgements, "judgement")} changed, on the public record` });
      onDone();
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: trpc.juror.pathKey() }),
        queries.invalidateQueries({ queryKey: trpc.conflict.pathKey() }),
      ]),
  };
  return {
    voiding: useMutation(trpc.juror.void.mutationOptions(options)),
    adjusting: useMutation(trpc.juror.adjust.mutationOptions(options)),
    undoing: useMutation(trpc.juror.undoRuling.mutationOptions(options)),
  };
}
