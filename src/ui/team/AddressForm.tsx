"use client";

import { useMutation } from "@tanstack/react-query";
import { LineForm } from "./LineForm";
import { useTeamChange } from "./useTeamChange";

const ADDRESS_LENGTH_MAX = 100;

/** Where a prize is paid to; empty takes it back. */
export function AddressForm({ roundId, address }: { roundId: string; address: string | null }) {
  const { trpc, onSettled } = useTeamChange();
  const set = useMutation(trpc.team.setAddress.mutationOptions({ onSettled }));
  return (
    <LineForm
      label="Payout address"
      hint="Where a prize is paid to. Without one it is held back. Public only in a run that pays it."
      value={address ?? ""}
      placeholder="0x…"
      lengthMax={ADDRESS_LENGTH_MAX}
      save="Save the address"
      busy={set.isPending}
      error={set.error}
      problemOf={() => null}
      onSave={(text) => set.mutate({ roundId, address: text || null })}
    />
  );
}
