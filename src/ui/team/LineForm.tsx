"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input } from "../primitives/controls";
import { Field } from "../primitives/Field";

interface LineFormProps {
  label: string;
  hint?: ReactNode;
  value: string;
  placeholder?: string;
  lengthMax: number;
  save: string;
  busy: boolean;
  error: ComponentProps<typeof ActionError>["error"];
  /** What is wrong with this text; null where nothing is. */
  problemOf: (text: string) => string | null;
  onSave: (text: string) => void;
}

/** One line of text and the button that saves it. */
export function LineForm(props: LineFormProps) {
  const { label, hint, value, placeholder, lengthMax, save, busy, error, problemOf, onSave } =
    props;
  const [text, setText] = useState(value);
  const [tried, setTried] = useState(false);
  const problem = problemOf(text.trim());
  return (
    <form
      className="measure grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!problem) onSave(text.trim());
      }}
    >
      <Field label={label} hint={hint} error={tried ? problem : null}>
        {(control) => (
          <Input
            {...control}
            value={text}
            maxLength={lengthMax}
            placeholder={placeholder}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        className="justify-self-start"
        busy={busy}
        disabled={text.trim() === value}
      >
        {save}
      </Button>
      <ActionError error={error} />
    </form>
  );
}
