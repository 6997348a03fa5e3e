"use client";

import { useMutation } from "@tanstack/react-query";
import { LineForm } from "./LineForm";
import { useTeamChange } from "./useTeamChange";
import { webAddressProblem } from "./webAddress";

const URL_LENGTH_MAX = 500;

interface WriteUpFormProps {
  roundId: string;
  url: string | null;
  required: boolean;
  closed: boolean;
}

/** Where the team says how it did it; empty takes it back. */
export function WriteUpForm({ roundId, url, required, closed }: WriteUpFormProps) {
  const { trpc, onSettled } = useTeamChange();
  const set = useMutation(trpc.team.setWriteUp.mutationOptions({ onSettled }));
  const shown = closed ? "Shown on the leaderboard." : "Shown on the leaderboard after the close.";
  return (
    <LineForm
      label="Write-up"
      hint={`A page that says how you did it. ${shown}${required ? " A prize is paid only with one." : ""}`}
      value={url ?? ""}
      placeholder="https://"
      lengthMax={URL_LENGTH_MAX}
      save="Save the write-up"
      busy={set.isPending}
      error={set.error}
      problemOf={webAddressProblem}
      onSave={(text) => set.mutate({ roundId, url: text || null })}
    />
  );
}
