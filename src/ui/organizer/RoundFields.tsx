"use client";

import type { ReactNode } from "react";
import { Textarea } from "../primitives/controls";
import { FormField } from "../primitives/FormField";
import { RadioCards } from "../primitives/RadioCards";
import { TextField } from "../primitives/TextField";
import { formatDateTime } from "../primitives/times";
import { fromLocalInput } from "./localTime";
import { poolAdvice } from "./publishChecks";
import type { FieldsProps } from "./roundDraft";

/** A group of fields under one heading. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5 border-ink border-t pt-4">
      <legend className="float-left mb-1 w-full font-semibold font-serif text-h3">{title}</legend>
      {children}
    </fieldset>
  );
}

export function BasicFields({ draft, set, issues }: FieldsProps) {
  return (
    <FieldGroup title="What is compared">
      <TextField
        name="title"
        label="Title"
        issues={issues}
        value={draft.title}
        maxLength={120}
        onChange={(title) => set({ title })}
      />
      <FormField
        name="question"
        label="The question"
        hint="Jurors see it above every pair. Ask about value received, not about quality in general."
        issues={issues}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={draft.question}
            maxLength={300}
            onChange={(e) => set({ question: e.target.value })}
          />
        )}
      </FormField>
      <FormField
        name="description"
        label="Description"
        optional
        hint="For the round's page: who pays, what for, who judges."
        issues={issues}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            value={draft.description}
            onChange={(e) => set({ description: e.target.value })}
          />
        )}
      </FormField>
    </FieldGroup>
  );
}

export function TimeFields({ draft, set, issues }: FieldsProps) {
  const deadline = fromLocalInput(draft.closesAt);
  return (
    <FieldGroup title="When">
      <TextField
        name="closesAt"
        label="Deadline"
        hint={
          <span suppressHydrationWarning>
            {deadline
              ? `In your time zone; that is ${formatDateTime(deadline)}.`
              : "In your time zone. Needed for publication; no judgement or submission is taken after it."}
          </span>
        }
        issues={issues}
        type="datetime-local"
        className="max-w-72"
        value={draft.closesAt}
        onChange={(closesAt) => set({ closesAt })}
      />
      <RadioCards
        legend="Who sees weights before the close?"
        columns={2}
        choices={[
          {
            value: "after_close",
            label: "Organizers only",
            about: "Jurors are not led by what others said. Recommended.",
          },
          {
            value: "always",
            label: "Everybody",
            about: "Weights are public while judging goes on.",
          },
        ]}
        value={draft.resultsVisible}
        onChange={(resultsVisible) => set({ resultsVisible })}
      />
    </FieldGroup>
  );
}

export function PoolFields({ draft, set, issues }: FieldsProps) {
  return (
    <FieldGroup title="The pool">
      <div className="grid gap-5 sm:grid-cols-[2fr_1fr_1fr]">
        <TextField
          name="poolAmount"
          label="Amount"
          hint="A plain number, e.g. 350000"
          issues={issues}
          inputMode="decimal"
          className="num"
          value={draft.poolAmount}
          onChange={(poolAmount) => set({ poolAmount })}
        />
        <TextField
          name="symbol"
          label="Token"
          hint="E.g. USDC"
          issues={issues}
          value={draft.symbol}
          onChange={(symbol) => set({ symbol })}
        />
        <TextField
          name="decimals"
          label="Decimals"
          hint="USDC 6, ETH 18"
          issues={issues}
          inputMode="numeric"
          value={draft.decimals}
          onChange={(decimals) => set({ decimals })}
        />
      </div>
      <TextField
        name="tokenAddress"
        label="Token address"
        optional
        hint={
          poolAdvice(draft) ? (
            <span className="text-warn">{poolAdvice(draft)}</span>
          ) : (
            "Leave empty for ETH and other coins that a chain pays in itself."
          )
        }
        issues={issues}
        spellCheck={false}
        placeholder="0x…"
        className="font-mono"
        value={draft.tokenAddress}
        onChange={(tokenAddress) => set({ tokenAddress })}
      />
    </FieldGroup>
  );
}
