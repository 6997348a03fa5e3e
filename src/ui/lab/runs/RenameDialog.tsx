"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../../primitives/ActionError";
import { Button } from "../../primitives/Button";
import { Input } from "../../primitives/controls";
import { Dialog } from "../../primitives/Dialog";
import { Field } from "../../primitives/Field";

interface RenameDialogProps {
  run: { readonly id: string; readonly name: string };
  onClose: () => void;
  onRenamed: () => void;
}

export function RenameDialog({ run, onClose, onRenamed }: RenameDialogProps) {
  const trpc = useTRPC();
  const [name, setName] = useState(run.name);
  const rename = useMutation(
    trpc.lab.rename.mutationOptions({
      onSuccess: () => {
        onRenamed();
        onClose();
      },
    }),
  );
  const submit = () => rename.mutate({ id: run.id, name });
  return (
    <Dialog
      open
      title="Rename the run"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={rename.isPending}
            disabled={name.trim() === ""}
            onClick={submit}
          >
            Rename
          </Button>
        </>
      }
    >
      <Field label="Name">
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={120}
            value={name}
            onChange={({ target }) => setName(target.value)}
            onKeyDown={({ key }) => key === "Enter" && name.trim() !== "" && submit()}
          />
        )}
      </Field>
      <ActionError error={rename.error} />
    </Dialog>
  );
}
