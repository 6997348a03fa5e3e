"use client";

import { useState } from "react";
import { Button } from "../primitives/Button";
import { Input } from "../primitives/controls";
import { Field } from "../primitives/Field";

const REFERENCE_LENGTH_MAX = 200;

interface ExecuteFormProps {
  busy: boolean;
  onExecute: (executionRef: string) => void;
}

/** Records which transaction paid an approved run. */
export function ExecuteForm({ busy, onExecute }: ExecuteFormProps) {
  const [reference, setReference] = useState("");
  const [missing, setMissing] = useState(false);
  return (
    <form
      className="measure grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(reference.trim() === "");
        if (reference.trim()) onExecute(reference.trim());
      }}
    >
      <Field
        label="Reference of the payment"
        hint="Usually the transaction's hash. A run is paid once: another reference is refused later."
        error={
          missing && !reference.trim() ? "Write the transaction's hash, or another reference" : null
        }
      >
        {(control) => (
          <Input
            {...control}
            value={reference}
            maxLength={REFERENCE_LENGTH_MAX}
            spellCheck={false}
            autoComplete="off"
            placeholder="0x…"
            onChange={(event) => setReference(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
        Record as executed
      </Button>
    </form>
  );
}
