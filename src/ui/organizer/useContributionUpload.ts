"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterInputs } from "~/trpc/types";
import { useToast } from "../primitives/Toast";
import { uploadContributions } from "./uploadContributions";

type Options = RouterInputs["contribution"]["beginUpload"]["options"];

/** Uploads one file of contributions at a time; `send` says whether all of it arrived. */
export function useContributionUpload(roundId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [progress, setProgress] = useState<number | null>(null);
  const begin = useMutation(trpc.contribution.beginUpload.mutationOptions());
  const part = useMutation(trpc.contribution.uploadPart.mutationOptions());
  const finish = useMutation(trpc.contribution.finishUpload.mutationOptions());

  async function send(file: File, options: Options): Promise<boolean> {
    setProgress(0);
    for (const call of [begin, part, finish]) call.reset();
    try {
      await uploadContributions(
        file,
        {
          begin: () =>
            begin.mutateAsync({ roundId, fileName: file.name, bytes: file.size, options }),
          part: (importId, seq, content) => part.mutateAsync({ roundId, importId, seq, content }),
          finish: (importId) => finish.mutateAsync({ roundId, importId }),
        },
        setProgress,
      );
      toast({ text: `${file.name} is here; the worker reads it` });
      return true;
    } catch {
      return false; // the failed call has the reason
    } finally {
      setProgress(null);
      await queries.invalidateQueries({ queryKey: trpc.contribution.imports.pathKey() });
    }
  }
  return { send, progress, error: begin.error ?? part.error ?? finish.error };
}
