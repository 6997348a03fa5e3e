"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { MethodInfo } from "~/core/ranking";
import { useTRPC } from "~/trpc/client";
import { RoundForm } from "./RoundForm";
import { newRoundDraft } from "./roundDraft";

const STORED_AS = "steelyard:new-round";

/** A new round, kept in this tab until it is created. */
export function NewRound({ methods }: { methods: readonly MethodInfo[] }) {
  const trpc = useTRPC();
  const router = useRouter();
  const initial = useMemo(() => newRoundDraft(methods), [methods]);
  const create = useMutation(trpc.round.create.mutationOptions());
  return (
    <RoundForm
      methods={methods}
      initial={initial}
      storedAs={STORED_AS}
      action="Create the draft"
      busy={create.isPending || create.isSuccess}
      error={create.error}
      onSave={(input, _, forget) =>
        create.mutate(input, {
          onSuccess: ({ slug }) => {
            forget();
            router.push(`/rounds/${slug}/manage`);
          },
        })
      }
    />
  );
}
