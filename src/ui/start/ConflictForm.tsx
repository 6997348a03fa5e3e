"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input, Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import type { ConflictKind } from "./types";

const KINDS = ["project", "organisation", "pattern"] as const satisfies readonly ConflictKind[];

interface ConflictFormProps {
  roundId: string;
  /** Names of the round's projects, to choose from. */
  projects: readonly string[];
}

export function ConflictForm({ roundId, projects }: ConflictFormProps) {
  const t = useTranslations("conflicts.form");
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
        <Field label={t("kind")} hint={t("kindHint")}>
          {(control) => (
            <Select
              {...control}
              value={kind}
              onChange={(event) => setKind(event.target.value as ConflictKind)}
            >
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {t(`kinds.${one}.option`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label={t(`kinds.${kind}.label`)}
          hint={t(`kinds.${kind}.hint`)}
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
        <Field label={t("why")} optional={t("optional")} hint={t("whyHint")}>
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
      {!problem && <ActionError error={declare.error} title={t("failed")} />}
      <Button
        type="submit"
        busy={declare.isPending}
        disabled={value.trim() === ""}
        className="justify-self-start"
      >
        {t("declare")}
      </Button>
    </form>
  );
}
