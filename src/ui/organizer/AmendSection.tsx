"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ReasonDialog } from "../jurors/ReasonDialog";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Disclosure } from "../primitives/Disclosure";
import { IssueSummary } from "../primitives/IssueSummary";
import { Section } from "../primitives/PageHeader";
import { useToast } from "../primitives/Toast";
import { ChangeTable } from "../round/ChangeTable";
import { AmendFields } from "./AmendFields";
import { amendDraftOf, amendmentOf, checkAmendDraft } from "./amendDraft";
import type { Round } from "./types";

/** A public change of the rules: filled in, looked at as a difference, then made with its reason. */
export function AmendSection({ round }: { round: Round }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const toast = useToast();
  const [draft, setDraft] = useState(() => amendDraftOf(round));
  const [attempt, setAttempt] = useState(0);
  const issues = attempt > 0 ? checkAmendDraft(draft, round, Date.now()) : [];
  const preview = useMutation({
    mutationFn: () =>
      queries.fetchQuery({
        ...trpc.round.previewAmendment.queryOptions({
          roundId: round.id,
          ...amendmentOf(draft, round),
        }),
        staleTime: 0,
        retry: false,
      }),
  });
  const amend = useMutation(trpc.round.amend.mutationOptions());

  function look() {
    setAttempt(attempt + 1);
    if (checkAmendDraft(draft, round, Date.now()).length === 0) preview.mutate();
  }
  function confirm(reason: string) {
    if (!preview.data) return;
    const { hashBefore } = preview.data;
    amend.mutate(
      { roundId: round.id, ...amendmentOf(draft, round), reason, hashBefore },
      {
        onSuccess: ({ number }) => {
          preview.reset();
          setAttempt(0);
          toast({ text: `Amendment ${number} is public` });
          router.refresh();
        },
      },
    );
  }
  return (
    <Section
      id="amend"
      title="Amend the rules"
      lead="Everybody sees what changed, when and why. Question, projects, pool and split stay as they were published."
    >
      <Disclosure summary="Change a rule…">
        <div className="grid max-w-3xl gap-5">
          <AmendFields
            draft={draft}
            set={(change) => setDraft({ ...draft, ...change })}
            issues={issues}
            symbol={round.pool.symbol}
          />
          <IssueSummary issues={issues} attempt={attempt} />
          <ActionError error={preview.error} />
          <Button className="justify-self-start" busy={preview.isPending} onClick={look}>
            See what would change…
          </Button>
        </div>
      </Disclosure>
      <ReasonDialog
        open={preview.data !== undefined}
        title="Amend the rules in public?"
        label="Why?"
        hint="Stands beside the change, for everybody."
        confirm="Amend"
        busy={amend.isPending}
        error={amend.error}
        onClose={() => {
          preview.reset();
          amend.reset();
        }}
        onConfirm={confirm}
      >
        {preview.data && (
          <ChangeTable label="What would change" changes={preview.data.changes} pool={round.pool} />
        )}
        <p className="text-small">
          The settings get a new hash, made with the old one, and the board is scored again.
        </p>
      </ReasonDialog>
    </Section>
  );
}
