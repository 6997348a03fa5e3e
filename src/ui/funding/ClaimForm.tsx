"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Textarea } from "../primitives/controls";
import { Field } from "../primitives/Field";

/** Says that one is expert; it counts once others attest it. */
export function ClaimForm({ roundId, credential }: { roundId: string; credential: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [statement, setStatement] = useState("");
  const claim = useMutation(trpc.expertise.claim.mutationOptions());
  function send() {
    claim.mutate(
      { roundId, credential, statement: statement.trim() },
      {
        onSuccess: () => setStatement(""),
        onSettled: () => queries.invalidateQueries({ queryKey: trpc.expertise.list.pathKey() }),
      },
    );
  }
  return (
    <div className="measure grid gap-3">
      <Field
        label={`Claim ${credential} for yourself`}
        hint="Say why. It is public, under your name."
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={1000}
            value={statement}
            onChange={(event) => setStatement(event.target.value)}
          />
        )}
      </Field>
      <ActionError error={claim.error} />
      <Button
        className="justify-self-start"
        disabled={statement.trim() === ""}
        busy={claim.isPending}
        onClick={send}
      >
        Claim it
      </Button>
    </div>
  );
}
