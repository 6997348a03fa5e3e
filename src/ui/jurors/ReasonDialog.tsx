"use client";

import { type ComponentProps, type ReactNode, useEffect, useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Textarea } from "../primitives/controls";
import { Dialog } from "../primitives/Dialog";
import { Field } from "../primitives/Field";

const REASON_LENGTH_MAX = 500;

interface ReasonDialogProps {
  open: boolean;
  title: string;
  /** Of the text field. */
  label: string;
  hint?: string;
  confirm: string;
  danger?: boolean;
  busy: boolean;
  error: ComponentProps<typeof ActionError>["error"];
  /** False while something else in the dialog is not filled in. */
  ready?: boolean;
  onClose: () => void;
  onConfirm: (reason: string) => void;
  children: ReactNode;
}

/** A step that needs a reason in words. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, title, label, hint, confirm, danger, busy, error, ready = true } = props;
  const [reason, setReason] = useState("");
  useEffect(() => {
    if (!open) setReason("");
  }, [open]);
  return (
    <Dialog
      open={open}
      onClose={props.onClose}
      title={title}
      actions={
        <>
          <Button onClick={props.onClose}>Leave it</Button>
          <Button
            variant={danger ? "danger" : "primary"}
            busy={busy}
            disabled={reason.trim() === "" || !ready}
            onClick={() => props.onConfirm(reason.trim())}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {props.children}
      <Field label={label} hint={hint}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={REASON_LENGTH_MAX}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <ActionError error={error} />
    </Dialog>
  );
}
