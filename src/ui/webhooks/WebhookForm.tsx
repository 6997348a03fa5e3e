"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterInputs, RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Checkbox } from "../primitives/Checkbox";
import { Input, Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { SecretOnce } from "../primitives/SecretOnce";
import { EVENT_TITLES } from "./events";

type EventName = RouterInputs["webhook"]["create"]["events"][number];

interface WebhookFormProps {
  rounds: RouterOutputs["round"]["list"];
  events: readonly EventName[];
}

/** Has a round's events posted to an address. The signing secret is shown once. */
export function WebhookForm({ rounds, events }: WebhookFormProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const [roundId, setRoundId] = useState(rounds[0]?.id ?? "");
  const [url, setUrl] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<EventName>>(new Set(events));
  const create = useMutation(
    trpc.webhook.create.mutationOptions({
      onSuccess: () => {
        setUrl("");
        router.refresh();
      },
    }),
  );
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const inOrder = events.filter((name) => chosen.has(name));
        create.mutate({ roundId, url, events: inOrder });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Round to be told of">
          {(control) => (
            <Select
              {...control}
              value={roundId}
              onChange={(event) => setRoundId(event.target.value)}
            >
              {rounds.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Address" hint="https, on the public internet">
          {(control) => (
            <Input
              {...control}
              type="url"
              value={url}
              required
              maxLength={500}
              placeholder="https://"
              autoComplete="off"
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </Field>
      </div>
      <fieldset className="grid gap-x-6 sm:grid-cols-2">
        <legend className="font-semibold text-small">Tell it when</legend>
        {events.map((name) => (
          <Checkbox
            key={name}
            label={EVENT_TITLES[name]}
            checked={chosen.has(name)}
            onChange={(event) => {
              const others = [...chosen].filter((one) => one !== name);
              setChosen(new Set(event.target.checked ? [...others, name] : others));
            }}
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
        Make the webhook
      </Button>
      {create.data && (
        <SecretOnce
          title="Copy this secret now"
          about="It is shown only this once. Check each delivery's webhook-signature with it."
          secret={create.data.secret}
          copyLabel="Copy the secret"
        />
      )}
    </form>
  );
}
