"use client";

import { useState } from "react";
import { Button } from "../primitives/Button";
import { Textarea } from "../primitives/controls";
import { Field } from "../primitives/Field";

const NOTE_LENGTH_MAX = 1000;

interface DecideFormProps {
  busy: boolean;
  onDecide: (approve: boolean, note: string | undefined) => void;
}

/** The second person's word on the lines below. */
export function DecideForm({ busy, onDecide }: DecideFormProps) {
  const [note, setNote] = useState("");
  const decide = (approve: boolean) => onDecide(approve, note.trim() || undefined);
  return (
    <div className="measure grid gap-3">
      <p className="text-small">
        Look at the lines and their sum. Your approval signs exactly these; with it the run can be
        paid.
      </p>
      <Field label="Note" optional hint="Kept in the record of the round.">
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={NOTE_LENGTH_MAX}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" busy={busy} onClick={() => decide(true)}>
          Approve these lines
        </Button>
        <Button variant="danger" busy={busy} onClick={() => decide(false)}>
          Reject
        </Button>
      </div>
    </div>
  );
}
