"use client";

import { useMutation } from "@tanstack/react-query";
import { LineForm } from "./LineForm";
import { useTeamChange } from "./useTeamChange";

const NAME_LENGTH_MAX = 60;

export function RenameTeam({ roundId, name }: { roundId: string; name: string }) {
  const { trpc, onSettled } = useTeamChange();
  const rename = useMutation(trpc.team.rename.mutationOptions({ onSettled }));
  return (
    <LineForm
      label="Name of the team"
      hint="Public, on the leaderboard."
      value={name}
      lengthMax={NAME_LENGTH_MAX}
      save="Rename"
      busy={rename.isPending}
      error={rename.error}
      problemOf={(text) => (text === "" ? "Give the team a name" : null)}
      onSave={(text) => rename.mutate({ roundId, name: text })}
    />
  );
}
