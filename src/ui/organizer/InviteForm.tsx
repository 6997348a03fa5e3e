"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ROLES, type RoleKey } from "../invitation/roles";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input, Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { NewLink } from "./NewLink";

const USES_DEFAULT = 1;
const USES_MAX = 1000;
const DAYS_DEFAULT = 14;
const DAYS_MAX = 365;

/** Makes an invitation link. It is shown once: only its hash is kept. */
export function InviteForm({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [role, setRole] = useState<RoleKey>("juror");
  const [label, setLabel] = useState("");
  const [uses, setUses] = useState(String(USES_DEFAULT));
  const [days, setDays] = useState(String(DAYS_DEFAULT));
  const invite = useMutation(
    trpc.member.invite.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.member.pathKey() }),
    }),
  );
  const usesError = rangeError(uses, USES_MAX);
  const daysError = rangeError(days, DAYS_MAX);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (usesError || daysError) return;
        invite.mutate(
          { roundId, role, label: label.trim(), maxUses: Number(uses), days: Number(days) },
          { onSuccess: () => setLabel("") },
        );
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_2fr_1fr_1fr]">
        <Field label="Role" hint={ROLES[role].short}>
          {(control) => (
            <Select
              {...control}
              value={role}
              onChange={(event) => setRole(event.target.value as RoleKey)}
            >
              {Object.entries(ROLES).map(([key, { title }]) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="For whom" optional hint="A note for the organizers">
          {(control) => (
            <Input
              {...control}
              value={label}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </Field>
        <Field label="Uses" hint="Persons who may accept" error={usesError}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={uses}
              onChange={(event) => setUses(event.target.value)}
            />
          )}
        </Field>
        <Field label="Days" hint="Until it expires" error={daysError}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
          )}
        </Field>
      </div>
      <ActionError error={invite.error} />
      <Button
        type="submit"
        variant="primary"
        busy={invite.isPending}
        className="justify-self-start"
      >
        Create the link
      </Button>
      {invite.data && <NewLink url={invite.data.url} />}
    </form>
  );
}

function rangeError(text: string, max: number): string | null {
  const good = /^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= max;
  return good ? null : `A whole number from 1 to ${max}`;
}
