"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { useToast } from "../../primitives/Toast";

/** Deletes a run at once, and offers to bring it back. */
export function useDeleteRun(onDeleted: () => void = () => {}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.lab.pathKey() });
  const restore = useMutation(trpc.lab.restore.mutationOptions({ onSettled }));
  const remove = useMutation(trpc.lab.delete.mutationOptions({ onSettled }));
  const run = ({ id, name }: { id: string; name: string }) =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          const undo = { label: "Undo", run: () => restore.mutate({ id }) };
          toast({ text: `${name} is deleted; its link shows nothing any more`, action: undo });
          onDeleted();
        },
      },
    );
  return { run, busy: remove.isPending, error: remove.error ?? restore.error };
}
