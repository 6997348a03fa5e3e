"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { MethodInfo } from "~/core/ranking";
import { useTRPC } from "~/trpc/client";
import { Section } from "../primitives/PageHeader";
import { useToast } from "../primitives/Toast";
import { draftFromRound } from "./draftFromRound";
import { RoundForm } from "./RoundForm";
import type { Round, RoundProject } from "./types";

interface EditSectionProps {
  round: Round;
  projects: readonly RoundProject[];
  methods: readonly MethodInfo[];
}

/** The settings of a draft, for as long as it is one. */
export function EditSection({ round, projects, methods }: EditSectionProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const initial = useMemo(() => draftFromRound(round, projects), [round, projects]);
  const { funding } = round.settings;
  const update = useMutation(trpc.round.update.mutationOptions());
  return (
    <Section id="settings" title="Settings" lead="Free to change until publication.">
      <RoundForm
        methods={methods}
        initial={initial}
        storedAs={null}
        action="Save the settings"
        busy={update.isPending}
        error={update.error}
        onSave={({ projects: list, closesAt, settings, ...input }, draft) =>
          update.mutate(
            {
              roundId: round.id,
              ...input,
              // The recipe is edited on its own, below.
              settings: { ...settings, ...(funding && { funding }) },
              closesAt: closesAt ?? null,
              // Untouched, the list keeps what its first file said beyond names and addresses.
              ...(draft.projects === initial.projects ? {} : { projects: list }),
            },
            {
              onSuccess: () => {
                toast({ text: "Settings saved" });
                router.refresh();
              },
            },
          )
        }
      />
    </Section>
  );
}
