"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { kindOf, type LabStudy, workOf } from "~/core/simulation";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../../primitives/ActionError";
import { Button, LinkButton } from "../../primitives/Button";
import { Input } from "../../primitives/controls";
import { Dialog } from "../../primitives/Dialog";
import { Field } from "../../primitives/Field";
import { countOf } from "../../primitives/numbers";
import { durationText } from "./durationText";
import { TASK_TEXT } from "./numbersText";

interface SaveRunProps {
  /** What is saved: "run", "runs", "sweep", "study". */
  what: string;
  study: LabStudy;
  /** The saved run that the settings came from. */
  from: string | null;
  disabled: boolean;
}

/** Saves what is set under a name; the server computes it and keeps the result under a link. */
export function SaveRun({ what, study, from, disabled }: SaveRunProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>{`Save the ${what}`}</Button>
      {open && <SaveDialog {...{ what, study, from }} onClose={() => setOpen(false)} />}
    </>
  );
}

type SaveDialogProps = Omit<SaveRunProps, "disabled"> & { onClose: () => void };

function SaveDialog({ what, study, from, onClose }: SaveDialogProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const path = usePathname();
  const [name, setName] = useState("");
  const own = useQuery(trpc.lab.list.queryOptions(undefined, { retry: false }));
  const save = useMutation(
    trpc.lab.save.mutationOptions({ onSuccess: ({ id }) => router.push(`/lab/runs/${id}`) }),
  );
  const signedOut = own.error?.data?.code === "UNAUTHORIZED";
  const submit = () =>
    save.mutate({
      name,
      study: JSON.parse(JSON.stringify(study)),
      ...(from && { forkedFromId: from }),
    });
  if (signedOut) {
    const back = `${path}${window.location.search}`;
    return (
      <Dialog
        open
        title={`Save the ${what}`}
        onClose={onClose}
        actions={
          <>
            <Button onClick={onClose}>Not now</Button>
            <LinkButton variant="primary" href={`/sign-in?callbackUrl=${encodeURIComponent(back)}`}>
              Sign in
            </LinkButton>
          </>
        }
      >
        <p>
          Saved runs belong to an account. The link of this page holds all its settings, and needs
          none.
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      title={`Save the ${what}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={save.isPending || save.isSuccess}
            disabled={name.trim() === ""}
            onClick={submit}
          >
            Save
          </Button>
        </>
      }
    >
      <Field label="Name" hint="Whoever has the link reads it.">
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
      <p className="text-quiet text-small">{sizeText(study)}</p>
      {own.data && <p className="text-quiet text-small">{quotaText(own.data.quota)}</p>}
      <ActionError error={save.error} title="It was not saved" />
    </Dialog>
  );
}

function sizeText(study: LabStudy): string {
  const { tasks, seconds } = workOf(study);
  const what = countOf(tasks, TASK_TEXT[kindOf(study)]);
  return `The server computes ${what}, about ${durationText(seconds)} of one core, and keeps the result with its hash.`;
}

interface Quota {
  readonly unfinished: number;
  readonly unfinishedMax: number;
  readonly kept: number;
  readonly keptMax: number;
  readonly runSecondsMax: number;
  readonly daySeconds: number;
  readonly daySecondsMax: number;
}

/** What one may ask for, before one does. */
export function quotaText(quota: Quota): string {
  const left = Math.max(0, quota.daySecondsMax - quota.daySeconds);
  return `You have ${durationText(left)} of ${durationText(quota.daySecondsMax)} left for today, at most ${durationText(quota.runSecondsMax)} for one; ${quota.unfinished} of ${quota.unfinishedMax} are under way, ${quota.kept} of ${quota.keptMax} kept.`;
}
