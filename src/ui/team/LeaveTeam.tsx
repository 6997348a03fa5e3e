"use client";

import { useMutation } from "@tanstack/react-query";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { useTeamChange } from "./useTeamChange";

export function LeaveTeam({ roundId }: { roundId: string }) {
  const { trpc, onSettled } = useTeamChange();
  const leave = useMutation(trpc.team.leave.mutationOptions({ onSettled }));
  return (
    <div className="grid justify-items-start gap-2">
      <Button variant="danger" busy={leave.isPending} onClick={() => leave.mutate({ roundId })}>
        Leave the team
      </Button>
      <span className="text-quiet text-small">Possible until the team has submitted.</span>
      <ActionError error={leave.error} />
    </div>
  );
}
