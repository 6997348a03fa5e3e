"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button, LinkButton } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import type { FieldIssue } from "../primitives/fieldIssue";
import { IssueSummary } from "../primitives/IssueSummary";
import { Section } from "../primitives/PageHeader";
import { NO_PROPOSAL, type ProposalDraft, ProposeFields } from "./ProposeFields";
import { poolPath, proposalPath } from "./poolPages";
import { RequestAdvice, shareOfPool } from "./RequestAdvice";
import { readAmount } from "./requestOutlook";
import { TriggerFigure } from "./TriggerFigure";
import type { PoolDetail, PoolReader } from "./types";
import { usePool } from "./usePool";

interface ProposeFormProps {
  roundId: string;
  slug: string;
  initial: PoolDetail;
  reader: PoolReader;
}

/** Asking the pool for an amount; what it needs to pass stands beside it before it is sent. */
export function ProposeForm({ roundId, slug, initial, reader }: ProposeFormProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const { pool } = usePool(roundId, initial);
  const [draft, setDraft] = useState<ProposalDraft>(NO_PROPOSAL);
  const [attempt, setAttempt] = useState(0);
  const propose = useMutation(trpc.pool.propose.mutationOptions());
  const { symbol, decimals } = pool.token;
  const amount = readAmount(draft.amount, decimals);
  const all = issuesOf(draft, decimals);
  const issues = attempt > 0 ? all : [];
  const blocked = useBlocked(roundId, pool, reader);

  function send() {
    setAttempt(attempt + 1);
    if (all.length > 0) return;
    const { title, text, recipient } = draft;
    propose.mutate(
      {
        ...{ roundId, poolId: pool.id, title: title.trim(), text, amount: draft.amount.trim() },
        ...(recipient.trim() && { recipient: recipient.trim() }),
      },
      {
        onSuccess: async ({ proposalId }) => {
          await queries.invalidateQueries({ queryKey: trpc.pool.pathKey() });
          router.push(proposalPath(slug, pool.id, proposalId));
        },
      },
    );
  }
  return (
    <Section
      id="propose"
      title="Propose"
      lead="Whoever has power in this pool can ask it for an amount."
    >
      {blocked && (
        <Callout tone="warn" title={blocked}>
          {reader.userId === null && (
            <LinkButton
              className="mt-2 justify-self-start"
              href={`/sign-in?callbackUrl=${encodeURIComponent(`${poolPath(slug, pool.id)}/propose`)}`}
            >
              Sign in
            </LinkButton>
          )}
        </Callout>
      )}
      <form
        noValidate
        className="grid grid-cols-1 gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]"
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked) send();
        }}
      >
        <div className="grid min-w-0 content-start gap-5">
          <IssueSummary issues={issues} attempt={attempt} />
          <ProposeFields {...{ draft, issues, symbol }} onChange={setDraft}>
            <RequestAdvice pool={pool} amount={amount} />
          </ProposeFields>
          <ActionError error={propose.error} />
          <Button
            type="submit"
            variant="primary"
            className="justify-self-start"
            disabled={blocked !== null}
            busy={propose.isPending}
          >
            Propose it
          </Button>
        </div>
        <TriggerFigure rules={pool.rules} requested={shareOfPool(pool, amount)} />
      </form>
    </Section>
  );
}

/** Why this reader proposes nothing here now; null: they may. */
function useBlocked(roundId: string, pool: PoolDetail, { userId }: PoolReader): string | null {
  const trpc = useTRPC();
  const options = trpc.pool.mine.queryOptions({ roundId, poolId: pool.id });
  const mine = useQuery({ ...options, enabled: userId !== null });
  if (pool.status !== "open") return `Nothing can be proposed while the pool is ${pool.status}`;
  if (userId === null) return "Sign in to propose";
  return mine.data?.noPower ?? null;
}

function issuesOf(draft: ProposalDraft, decimals: number): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (draft.title.trim() === "") issues.push({ field: "title", message: "Give it a title" });
  if (readAmount(draft.amount, decimals) === null) {
    const message = `The amount is a number above 0 such as 1250.5, with at most ${decimals} decimals`;
    issues.push({ field: "amount", message });
  }
  return issues;
}
