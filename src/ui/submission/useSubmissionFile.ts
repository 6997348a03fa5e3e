"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { useToast } from "../primitives/Toast";
import type { CheckedFile } from "./types";

/** One file on its way from choosing to submitting. Only a file that was checked can be sent. */
export function useSubmissionFile(roundId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [checked, setChecked] = useState<CheckedFile | null>(null);
  const checking = useMutation(trpc.submission.check.mutationOptions());
  const submitting = useMutation(trpc.submission.submit.mutationOptions());

  function check(file: { fileName: string; text: string }) {
    setChecked(null);
    submitting.reset();
    checking.mutate(
      { roundId, ...file },
      { onSuccess: (report) => setChecked({ ...file, report }) },
    );
  }
  function submit(title: string, onDone: () => void) {
    if (!checked) return;
    submitting.mutate(
      { roundId, title, fileName: checked.fileName, text: checked.text },
      {
        onSuccess: ({ quota }) => {
          setChecked(null);
          toast({ text: `Submitted; ${quota.quota - quota.used} left today` });
          onDone();
        },
        onSettled: () => queries.invalidateQueries({ queryKey: trpc.submission.pathKey() }),
      },
    );
  }
  function clear() {
    setChecked(null);
    checking.reset();
    submitting.reset();
  }
  return {
    checked,
    checking: checking.isPending,
    submitting: submitting.isPending,
    error: submitting.error ?? checking.error,
    check,
    submit,
    clear,
  };
}
