"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input, Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import type { ConflictKind } from "./types";

const KINDS: Record<ConflictKind, { label: string; field: string; hint: string }> = {
  project: { label: "One project", field: "Project", hint: "Its name, as owner/name" },
  organisation: {
    label: "An organisation",
    field: "Organisation",
    hint: "The owner: the part before the slash",
  },
  pattern: { label: "A pattern", field: "Pattern", hint: "* is any run of characters: */go-*" },
};

interface ConflictFormProps {
  roundId: string;
  /** Names of the round's projects, to choose from. */
  projects: readonly string[];
}

export function ConflictForm({ roundId, projects }: ConflictFormProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const list = useId();
  const [kind, setKind] = useState<ConflictKind>("project");
  const [value, setValue] = useState("");
  const [reason, setReason] = useState("");
  const declare = useMutation(
    trpc.conflict.declare.mutationOptions({
      onSuccess: () => {
        setValue("");
        setReason("");
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.conflict.pathKey() }),
    }),
  );
  const problem = declare.error?.data?.problems?.[0];
  const owners = [...new Set(projects.map((name) => name.split("/")[0]!))];
  const options = kind === "project" ? projects : kind === "organisation" ? owners : [];
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() === "") return;
        const why = reason.trim();
        declare.mutate({ roundId, kind, value, ...(why && { reason: why }) });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-[1fr_2fr_2fr]">
        <Field label="What" hint="Narrow or wide">
          {(control) => (
            <Select
              {...control}
              value={kind}
              onChange={(event) => setKind(event.target.value as ConflictKind)}
            >
              {Object.entries(KINDS).map(([key, { label }]) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label={KINDS[kind].field}
          hint={KINDS[kind].hint}
          error={problem && `${problem.message}. ${problem.fix}.`}
        >
          {(control) => (
            <Input
              {...control}
              value={value}
              list={list}
              maxLength={200}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => {
                setValue(event.target.value);
                declare.reset();
              }}
            />
          )}
        </Field>
        <Field label="Why" optional hint="Organizers read it">
          {(control) => (
            <Input
              {...control}
              value={reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
      <datalist id={list}>
        {options.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {!problem && <ActionError error={declare.error} title="It was not declared" />}
      <Button
        type="submit"
        busy={declare.isPending}
        disabled={value.trim() === ""}
        className="justify-self-start"
      >
        Declare this conflict
      </Button>
    </form>
  );
}
