"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Checkbox } from "../primitives/Checkbox";
import { Input, Textarea } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { countOf } from "../primitives/numbers";
import { Skeleton } from "../primitives/Skeleton";
import { useToast } from "../primitives/Toast";
import { formatDate } from "../primitives/times";
import type { Remindable } from "./types";

const BELOW_DEFAULT = 10;
const BELOW_MAX = 1000;
const TEXT_LENGTH_MAX = 2000;

const WHY_NOT = {
  noAddress: "has no mail address here",
  remindedToday: "was reminded within 24 hours",
};

/** Mails to jurors who have not begun, or stopped short: chosen, read beforehand, sent by the worker. */
export function RemindForm({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [below, setBelow] = useState(String(BELOW_DEFAULT));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState<string | null>(null);
  const limit = /^\d{1,4}$/.test(below) && Number(below) >= 1 && Number(below) <= BELOW_MAX;
  const people = useQuery(
    trpc.juror.remindable.queryOptions(
      { roundId, below: limit ? Number(below) : BELOW_DEFAULT },
      { placeholderData: (before) => before },
    ),
  );
  const draft = useQuery(trpc.juror.reminderDraft.queryOptions({ roundId }));
  const remind = useMutation(
    trpc.juror.remind.mutationOptions({
      onSuccess: ({ reminded, leftOut }) => {
        const rest = leftOut > 0 ? `, ${leftOut} left out` : "";
        toast({ text: `${countOf(reminded, "reminder")} on the way${rest}` });
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.juror.pathKey() }),
    }),
  );
  if (people.error) return <ActionError error={people.error} />;
  if (!people.data) return <Skeleton className="h-40" />;
  const text = typed ?? draft.data ?? "";
  const chosen = people.data.filter(({ userId, not }) => !not && !left.has(userId));
  const toggle = (userId: string) => {
    const next = new Set(left);
    if (!next.delete(userId)) next.add(userId);
    setLeft(next);
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        remind.mutate({ roundId, userIds: chosen.map(({ userId }) => userId), text });
      }}
    >
      <Field
        label="Jurors with fewer answers than"
        error={limit ? null : `A whole number from 1 to ${BELOW_MAX}`}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={below}
            className="max-w-24"
            onChange={(event) => setBelow(event.target.value.trim())}
          />
        )}
      </Field>
      {people.data.length === 0 ? (
        <p className="text-quiet">Every juror has given that many.</p>
      ) : (
        <>
          <People people={people.data} left={left} onToggle={toggle} />
          <Field
            label="The mail"
            hint="Sent as it stands here, with the link to the pairs below it."
          >
            {(control) => (
              <Textarea
                {...control}
                value={text}
                maxLength={TEXT_LENGTH_MAX}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
          <ActionError error={remind.error} />
          <Button
            type="submit"
            busy={remind.isPending}
            disabled={chosen.length === 0 || text.trim() === ""}
            className="justify-self-start"
          >
            Remind {countOf(chosen.length, "juror")}
          </Button>
        </>
      )}
    </form>
  );
}

interface PeopleProps {
  people: readonly Remindable[];
  /** Whom the organizer has left out. */
  left: ReadonlySet<string>;
  onToggle: (userId: string) => void;
}

function People({ people, left, onToggle }: PeopleProps) {
  return (
    <fieldset>
      <legend className="font-semibold text-small">Who is reminded</legend>
      {people.map((person) => (
        <Checkbox
          key={person.userId}
          label={personText(person)}
          checked={!person.not && !left.has(person.userId)}
          disabled={person.not !== null}
          onChange={() => onToggle(person.userId)}
        />
      ))}
    </fieldset>
  );
}

function personText({ name, judged, remindedAt, not }: Remindable): string {
  const answers = judged === 0 ? "no answers" : countOf(judged, "answer");
  if (not) return `${name}: ${answers}; ${WHY_NOT[not]}`;
  const before = remindedAt ? `; reminded on ${formatDate(remindedAt)}` : "";
  return `${name}: ${answers}${before}`;
}
