"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../../primitives/ActionError";
import { Button } from "../../primitives/Button";
import { Checkbox } from "../../primitives/Checkbox";
import { Input, Select } from "../../primitives/controls";
import { Field } from "../../primitives/Field";
import { SecretOnce } from "../../primitives/SecretOnce";
import { SCOPES, type Scope } from "./scopes";

const DAYS = [7, 30, 90, 365];
const DAYS_DEFAULT = 30;
const ANY_ROUND = "";

interface TokenFormProps {
  rounds: NonNullable<RouterOutputs["session"]["me"]>["rounds"];
}

/** Makes an API token. It is shown once: only its hash is kept. */
export function TokenForm({ rounds }: TokenFormProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set<Scope>(["read", "submit"]));
  const [roundId, setRoundId] = useState(ANY_ROUND);
  const [days, setDays] = useState(DAYS_DEFAULT);
  const create = useMutation(
    trpc.token.create.mutationOptions({
      onSuccess: () => {
        setName("");
        router.refresh();
      },
    }),
  );
  const toggle = (scope: Scope, on: boolean) => {
    const others = [...scopes].filter((one) => one !== scope);
    setScopes(new Set(on ? [...others, scope] : others));
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ name, scopes: [...scopes], days, ...(roundId && { roundId }) });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr]">
        <Field label="What it is for" hint="A note to recognise it by">
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={80}
              required
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Good for" hint="Nothing else can be reached with it">
          {(control) => (
            <Select
              {...control}
              value={roundId}
              onChange={(event) => setRoundId(event.target.value)}
            >
              <option value={ANY_ROUND}>Every round</option>
              {rounds.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Days" hint="Until it expires">
          {(control) => (
            <Select
              {...control}
              value={days}
              onChange={(event) => setDays(Number(event.target.value))}
            >
              {DAYS.map((count) => (
                <option key={count} value={count}>
                  {count}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <fieldset className="grid gap-1">
        <legend className="font-semibold text-small">It may</legend>
        {Object.entries(SCOPES).map(([key, { title, about }]) => (
          <Checkbox
            key={key}
            label={title}
            hint={about}
            checked={scopes.has(key as Scope)}
            // Every token may read.
            disabled={key === "read"}
            onChange={(event) => toggle(key as Scope, event.target.checked)}
          />
        ))}
      </fieldset>
      <ActionError error={create.error} />
      <Button
        type="submit"
        variant="primary"
        busy={create.isPending}
        className="justify-self-start"
      >
        Make the token
      </Button>
      {create.data && (
        <SecretOnce
          title="Copy this token now"
          about="It is shown only this once. Whoever has it acts in your name until it expires or you revoke it."
          secret={create.data.token}
          copyLabel="Copy the token"
        />
      )}
    </form>
  );
}
