"use client";

import { useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input, Textarea } from "../primitives/controls";
import { Dialog } from "../primitives/Dialog";
import { Field } from "../primitives/Field";
import { IssueSummary } from "../primitives/IssueSummary";
import { countOf, formatAmount } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { useToast } from "../primitives/Toast";
import { FundsForm } from "./FundsForm";
import { LiveTrigger, useHolderLists } from "./NewPool";
import { draftOfRules, rulesInput, rulesIssues } from "./poolDraft";
import { powerText } from "./poolText";
import { RulesFields } from "./RulesFields";
import type { PoolDetail } from "./types";
import { usePool, usePoolManagement } from "./usePool";

interface ManagePoolProps {
  roundId: string;
  initial: PoolDetail;
}

/** What organizers do to a pool: its state, its funds, its members' power, its text and its rules. */
export function ManagePool({ roundId, initial }: ManagePoolProps) {
  const { pool } = usePool(roundId, initial);
  const closed = pool.status === "closed";
  return (
    <>
      <StatusSection roundId={roundId} pool={pool} />
      {!closed && (
        <Section
          id="funds"
          title="Funds"
          lead={`The pool has ${formatAmount({ ...pool.token, amount: pool.funds })} to give. What you enter stands in its public ledger.`}
        >
          <FundsForm roundId={roundId} pool={pool} />
        </Section>
      )}
      {!closed && <PowersSection roundId={roundId} pool={pool} />}
      <NameSection roundId={roundId} pool={pool} />
      {!closed && <RulesSection roundId={roundId} pool={pool} />}
    </>
  );
}

interface OfPool {
  roundId: string;
  pool: PoolDetail;
}

function StatusSection({ roundId, pool }: OfPool) {
  const { setStatus } = usePoolManagement();
  const [asking, setAsking] = useState(false);
  const to = (status: PoolDetail["status"]) =>
    setStatus.mutate({ roundId, poolId: pool.id, status }, { onSuccess: () => setAsking(false) });
  if (pool.status === "closed") {
    return (
      <Section id="status" title="This pool is closed">
        <p className="text-quiet">A closed pool is not opened again; open another one.</p>
      </Section>
    );
  }
  const paused = pool.status === "paused";
  return (
    <Section
      id="status"
      title={paused ? "This pool is paused" : "This pool is open"}
      lead="While a pool is paused nobody stakes or proposes, and nothing is released; conviction goes on charging by the clock, and what stands above its trigger is released as it opens again."
    >
      <div className="flex flex-wrap gap-3">
        <Button busy={setStatus.isPending} onClick={() => to(paused ? "open" : "paused")}>
          {paused ? "Open it again" : "Pause it"}
        </Button>
        <Button variant="danger" onClick={() => setAsking(true)}>
          Close it for good…
        </Button>
      </div>
      <ActionError error={setStatus.error} />
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Close this pool for good?"
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Not yet</Button>
            <Button variant="danger" busy={setStatus.isPending} onClick={() => to("closed")}>
              Close it
            </Button>
          </>
        }
      >
        <p>
          {countOf(pool.proposals.filter(({ standing }) => standing).length, "open proposal")} will
          not pass any more. What was released is paid all the same. This cannot be undone.
        </p>
      </Dialog>
    </Section>
  );
}

function PowersSection({ roundId, pool }: OfPool) {
  const { renewPowers } = usePoolManagement();
  const toast = useToast();
  return (
    <Section
      id="powers"
      title="Members’ power"
      lead={`${powerText(pool.rules.power)} A member's power is found when they first do something here, and stays. Find everybody's anew after a newer list or fit; whoever then has more at stake than that keeps it there and can add nothing.`}
    >
      <Button
        className="justify-self-start"
        busy={renewPowers.isPending}
        onClick={() =>
          renewPowers.mutate(
            { roundId, poolId: pool.id },
            {
              onSuccess: ({ members, changed }) =>
                toast({ text: `${countOf(members, "member")} looked up, ${changed} changed` }),
            },
          )
        }
      >
        Find everybody’s power anew
      </Button>
      <ActionError error={renewPowers.error} />
    </Section>
  );
}

function NameSection({ roundId, pool }: OfPool) {
  const { edit } = usePoolManagement();
  const toast = useToast();
  const [draft, setDraft] = useState({ name: pool.name, description: pool.description });
  const changed = draft.name !== pool.name || draft.description !== pool.description;
  return (
    <Section id="text" title="Name and text">
      <form
        className="grid max-w-2xl gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          edit.mutate(
            { roundId, poolId: pool.id, ...draft },
            { onSuccess: () => toast({ text: "Saved" }) },
          );
        }}
      >
        <Field label="Name">
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              autoComplete="off"
              value={draft.name}
              onChange={({ target }) => setDraft({ ...draft, name: target.value })}
            />
          )}
        </Field>
        <Field label="What it is for" optional>
          {(control) => (
            <Textarea
              {...control}
              maxLength={5000}
              value={draft.description}
              onChange={({ target }) => setDraft({ ...draft, description: target.value })}
            />
          )}
        </Field>
        <ActionError error={edit.error} />
        <Button
          type="submit"
          className="justify-self-start"
          disabled={!changed || draft.name.trim() === ""}
          busy={edit.isPending}
        >
          Save name and text
        </Button>
      </form>
    </Section>
  );
}

function RulesSection({ roundId, pool }: OfPool) {
  const { edit } = usePoolManagement();
  const toast = useToast();
  const lists = useHolderLists(roundId);
  const [rules, setRules] = useState(() => draftOfRules(pool.rules));
  const [attempt, setAttempt] = useState(0);
  const issues = rulesIssues(rules);
  if (pool.members > 0 || pool.proposals.length > 0) {
    return (
      <Section id="rules" title="Rules">
        <p className="measure text-quiet">
          {countOf(pool.members, "member takes", "members take")} part, so the rules stay as they
          are. Other rules need another pool.
        </p>
      </Section>
    );
  }
  function save() {
    setAttempt(attempt + 1);
    if (issues.length > 0) return;
    edit.mutate(
      { roundId, poolId: pool.id, rules: rulesInput(rules) },
      { onSuccess: () => toast({ text: "The rules are saved" }) },
    );
  }
  return (
    <Section id="rules" title="Rules" lead="They can be changed until somebody takes part.">
      {attempt > 0 && <IssueSummary issues={issues} attempt={attempt} />}
      <div className="grid grid-cols-1 gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <RulesFields rules={rules} issues={issues} lists={lists} onChange={setRules} />
        <LiveTrigger rules={rules} />
      </div>
      <ActionError error={edit.error} />
      <Button className="justify-self-start" busy={edit.isPending} onClick={save}>
        Save the rules
      </Button>
    </Section>
  );
}
