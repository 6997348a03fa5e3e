"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { CopyButton } from "../primitives/CopyButton";
import { Input } from "../primitives/controls";
import { DefinitionList } from "../primitives/DefinitionList";
import { EmptyState } from "../primitives/EmptyState";
import { Field } from "../primitives/Field";
import { countOf, formatAmountExact } from "../primitives/numbers";
import { ClaimView } from "./ClaimView";
import type { RunRecipe } from "./types";

interface ClaimDeskProps {
  roundId: string;
  runId: string;
  claims: RouterOutputs["payout"]["claims"];
  /** What the run follows from, where a recipe made it. */
  recipe: RunRecipe | null;
}

/** A recipient's desk: the tree of a run, and what one address shows its contract. */
export function ClaimDesk({ roundId, runId, claims, recipe }: ClaimDeskProps) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const [address, setAddress] = useState<string | null>(null);
  const claim = useQuery(
    trpc.payout.claim.queryOptions(
      { roundId, runId, address: address ?? "" },
      { enabled: address !== null, retry: false },
    ),
  );
  if (claims.root === null) {
    return (
      <EmptyState title="Nothing to claim">
        Every line of this run is held back for want of an address.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-6">
      <DefinitionList
        items={[
          {
            term: "Root of the tree",
            value: <code className="break-all">{claims.root}</code>,
            about: <CopyButton text={claims.root} label="Copy the root" />,
          },
          {
            term: "Pays",
            value: `${formatAmountExact({ ...claims.pool, amount: claims.sum })} to ${countOf(claims.recipients, "address", "addresses")}`,
          },
          ...(claims.executionRef
            ? [
                {
                  term: "Executed as",
                  value: <code className="break-all">{claims.executionRef}</code>,
                },
              ]
            : []),
        ]}
      />
      <form
        className="measure grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          setAddress(typed.trim());
        }}
      >
        <Field label="Your address" hint="The one that the payout goes to: 0x and 40 digits.">
          {(control) => (
            <Input
              {...control}
              value={typed}
              spellCheck={false}
              autoComplete="off"
              placeholder="0x…"
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="primary"
          busy={claim.isFetching}
          className="justify-self-start"
        >
          Look up
        </Button>
      </form>
      <div className="grid gap-4" aria-live="polite">
        <ActionError error={claim.error} title="This address cannot be looked up" />
        {claim.data === null && (
          <EmptyState title="This run pays nothing to that address">
            Look for the address that the project gave to the organizers. A payout without an
            address is held back, and is in no tree.
          </EmptyState>
        )}
        {claim.data && (
          <ClaimView
            key={claim.data.address}
            claim={claim.data}
            pool={claims.pool}
            recipe={recipe}
          />
        )}
      </div>
    </div>
  );
}
