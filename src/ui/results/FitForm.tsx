"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { MethodInfo, ParamInfo } from "~/core/ranking";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input, Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { formatNumber } from "../primitives/numbers";
import { useToast } from "../primitives/Toast";
import { readParams } from "./readParams";

interface FitFormProps {
  roundId: string;
  /** At least one; the first is offered first. */
  methods: readonly MethodInfo[];
}

/** A method and its parameters; the work itself is a worker's. */
export function FitForm({ roundId, methods }: FitFormProps) {
  const trpc = useTRPC();
  const toast = useToast();
  const client = useQueryClient();
  const [method, setMethod] = useState(methods[0]!);
  const [written, setWritten] = useState<Record<string, string>>({});
  const { params, errors } = readParams(method.params, written);
  const request = useMutation(
    trpc.fit.request.mutationOptions({
      onSuccess: async () => {
        toast({ text: `${method.title} is waiting for a worker` });
        await client.invalidateQueries(trpc.fit.list.queryFilter({ roundId }));
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (Object.keys(errors).length === 0) request.mutate({ roundId, method: method.key, params });
  }
  return (
    <form onSubmit={submit} className="grid content-start gap-4">
      <Field label="Method" hint={method.about}>
        {(control) => (
          <Select
            {...control}
            value={method.key}
            onChange={(event) => {
              setMethod(methods.find(({ key }) => key === event.target.value) ?? methods[0]!);
              setWritten({});
            }}
          >
            {methods.map(({ key, title }) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {method.params.map((param) => (
        <ParamField
          key={`${method.key}:${param.name}`}
          param={param}
          value={written[param.name] ?? String(param.default)}
          error={errors[param.name]}
          onChange={(text) => setWritten({ ...written, [param.name]: text })}
        />
      ))}
      <ActionError error={request.error} />
      <Button
        type="submit"
        variant="primary"
        busy={request.isPending}
        className="justify-self-start"
      >
        Fit the weights
      </Button>
    </form>
  );
}

interface ParamFieldProps {
  param: ParamInfo;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

function ParamField({ param, value, error, onChange }: ParamFieldProps) {
  return (
    <Field
      label={param.title}
      hint={`From ${formatNumber(param.min)} to ${formatNumber(param.max)}.`}
      error={error}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          className="num max-w-48"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
