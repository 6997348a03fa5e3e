"use client";

import type { ReactNode } from "react";
import { Input, Select } from "../primitives/controls";
import { Disclosure } from "../primitives/Disclosure";
import { FormField } from "../primitives/FormField";
import { FieldGroup } from "./RoundFields";
import type { FieldsProps } from "./roundDraft";

/** The value of a parameter that a method chooses from the data. */
const FROM_DATA = 0;

const READS = {
  binary: "Reads every judgement, and from it only who was chosen.",
  ratio: "Reads only judgements that state how many times more.",
  both: "Reads every judgement, with how many times more where that was stated.",
} as const;

/** The method of the final weights, and what it is tuned by. */
export function MethodFields({ draft, set, issues, methods }: FieldsProps) {
  const method = methods.find((m) => m.key === draft.method);
  return (
    <FieldGroup title="From judgements to weights">
      <FormField
        name="method"
        label="Method of the final weights"
        hint={method && `${method.about} ${READS[method.reads]}`}
        issues={issues}
      >
        {(control) => (
          <Select
            {...control}
            value={draft.method}
            onChange={(e) => set({ method: e.target.value })}
          >
            {methods.map((m) => (
              <option key={m.key} value={m.key}>
                {m.title}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {method && method.params.length > 0 && (
        <Parameters folded={method.params.every((param) => param.default === FROM_DATA)}>
          {method.params.map((param) => (
            <FormField
              key={param.name}
              name={`params.${param.name}`}
              label={param.title}
              hint={`Usually ${param.default}`}
              issues={issues}
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="decimal"
                  autoComplete="off"
                  value={draft.params[param.name] ?? ""}
                  onChange={(e) =>
                    set({ params: { ...draft.params, [param.name]: e.target.value } })
                  }
                />
              )}
            </FormField>
          ))}
        </Parameters>
      )}
    </FieldGroup>
  );
}

/** Numbers that the data choose unless somebody does are not in the way of everybody else. */
function Parameters({ folded, children }: { folded: boolean; children: ReactNode }) {
  const fields = <div className="grid gap-5 sm:grid-cols-3">{children}</div>;
  return folded ? (
    <Disclosure summary="Parameters, chosen by the data">{fields}</Disclosure>
  ) : (
    fields
  );
}
