"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { Checkbox } from "../primitives/Checkbox";
import { Textarea } from "../primitives/controls";
import { FormField } from "../primitives/FormField";
import { IssueSummary } from "../primitives/IssueSummary";
import { NumberBox } from "../primitives/NumberBox";
import { Section } from "../primitives/PageHeader";
import { TextField } from "../primitives/TextField";
import {
  alphaOf,
  isPassable,
  newPoolDraft,
  type PoolDraft,
  poolInput,
  poolIssues,
  type RulesDraft,
  rulesIssues,
} from "./poolDraft";
import { poolPath } from "./poolPages";
import { RulesFields } from "./RulesFields";
import { NeedsTable, TriggerFigure } from "./TriggerFigure";

interface NewPoolProps {
  roundId: string;
  slug: string;
  /** The round's own token. */
  token: { symbol: string; decimals: number };
}

/** Opening a pool: funds, rules with their trigger drawn as they change, and who has power. */
export function NewPool({ roundId, slug, token }: NewPoolProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [draft, setDraft] = useState(() => newPoolDraft(token));
  const [attempt, setAttempt] = useState(0);
  const create = useMutation(trpc.pool.create.mutationOptions());
  const lists = useHolderLists(roundId);
  const all = poolIssues(draft);
  // What follows from two numbers together is said at once, the rest when it is sent.
  const issues = attempt > 0 ? all : rulesIssues(draft.rules).filter(isOfTrigger);
  const set = (change: Partial<PoolDraft>) => setDraft({ ...draft, ...change });

  function send() {
    setAttempt(attempt + 1);
    if (all.length > 0) return;
    create.mutate(
      { roundId, ...poolInput(draft) },
      {
        onSuccess: async ({ poolId }) => {
          await queries.invalidateQueries({ queryKey: trpc.pool.pathKey() });
          router.push(poolPath(slug, poolId));
          // The tab "Pools" may be new.
          router.refresh();
        },
      },
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Section id="pool" title="The pool">
        {attempt > 0 && <IssueSummary issues={all} attempt={attempt} />}
        <NameFields {...{ draft, issues, token, set }} />
      </Section>
      <Section
        id="rules"
        title="Rules"
        lead="They can be changed until somebody takes part, and not afterwards."
      >
        <div className="grid grid-cols-1 gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
          <RulesFields
            rules={draft.rules}
            issues={issues}
            lists={lists}
            onChange={(rules) => set({ rules })}
          />
          <LiveTrigger rules={draft.rules} />
        </div>
      </Section>
      <div className="grid gap-4 pb-8">
        <ActionError error={create.error} />
        <Button
          type="submit"
          variant="primary"
          className="justify-self-start"
          busy={create.isPending}
        >
          Open this pool
        </Button>
      </div>
    </form>
  );
}

const isOfTrigger = ({ field }: { field: string }) => field === "beta" || field === "rho";

/** Names of the lists of holders that the round knows. */
export function useHolderLists(roundId: string): readonly string[] {
  const trpc = useTRPC();
  const found = useQuery(trpc.expertise.list.queryOptions({ roundId }));
  return (found.data?.credentials ?? []).flatMap(({ name, source }) =>
    source === "list" ? [name] : [],
  );
}

/** The trigger of the rules as they stand, beside them on wide screens. */
export function LiveTrigger({ rules }: { rules: RulesDraft }) {
  const { beta, rho, minimumAge, unit, halfLife } = useDeferredValue(rules);
  const rulesShown = { alpha: alphaOf({ halfLife }), beta, rho, minimumAge, unit };
  return (
    <div className="min-w-0 self-start lg:sticky lg:top-6">
      {isPassable({ beta, rho }) ? (
        <div className="grid grid-cols-1 gap-8">
          <TriggerFigure rules={rulesShown} />
          <NeedsTable rules={rulesShown} />
        </div>
      ) : (
        <Callout tone="warn" title="Nothing could pass by these rules">
          <p>The trigger is drawn once ρ is below β² and β at most 1.</p>
        </Callout>
      )}
    </div>
  );
}

interface NameFieldsProps {
  draft: PoolDraft;
  issues: ReturnType<typeof poolIssues>;
  token: NewPoolProps["token"];
  set: (change: Partial<PoolDraft>) => void;
}

function NameFields({ draft, issues, token, set }: NameFieldsProps) {
  return (
    <div className="grid max-w-2xl grid-cols-1 gap-5">
      <TextField
        name="name"
        label="Name"
        issues={issues}
        maxLength={120}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <FormField name="description" label="What it is for" optional issues={issues}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={5000}
            value={draft.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        )}
      </FormField>
      <TextField
        name="funds"
        label={`Funds, in ${draft.symbol || "the token"}`}
        hint="What it may give out. The money itself is not held here; what is released becomes a payout run."
        issues={issues}
        inputMode="decimal"
        className="max-w-56"
        value={draft.funds}
        onChange={(funds) => set({ funds })}
      />
      <Checkbox
        label={`In another token than the round's ${token.symbol}`}
        checked={draft.ownToken}
        onChange={({ target }) =>
          set(
            target.checked
              ? { ownToken: true, symbol: "", decimals: 18 }
              : { ownToken: false, ...token, address: "" },
          )
        }
      />
      {draft.ownToken && (
        <div className="grid gap-5 sm:grid-cols-3">
          <TextField
            name="symbol"
            label="Symbol"
            issues={issues}
            maxLength={16}
            value={draft.symbol}
            onChange={(symbol) => set({ symbol })}
          />
          <NumberBox
            label="Decimals"
            value={draft.decimals}
            min={0}
            max={36}
            onChange={(decimals) => set({ decimals: Math.round(decimals ?? 0) })}
          />
          <TextField
            name="address"
            label="Address"
            optional
            issues={issues}
            maxLength={64}
            value={draft.address}
            onChange={(address) => set({ address })}
          />
        </div>
      )}
    </div>
  );
}
