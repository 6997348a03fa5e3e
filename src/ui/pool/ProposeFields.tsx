"use client";

import type { ReactNode } from "react";
import { Textarea } from "../primitives/controls";
import { FormField } from "../primitives/FormField";
import type { FieldIssue } from "../primitives/fieldIssue";
import { TextField } from "../primitives/TextField";

/** A proposal as typed. */
export interface ProposalDraft {
  readonly title: string;
  readonly text: string;
  readonly amount: string;
  readonly recipient: string;
}

export const NO_PROPOSAL: ProposalDraft = { title: "", text: "", amount: "", recipient: "" };

interface ProposeFieldsProps {
  draft: ProposalDraft;
  issues: readonly FieldIssue[];
  symbol: string;
  onChange: (draft: ProposalDraft) => void;
  /** What the amount comes to, below it. */
  children: ReactNode;
}

/** What a proposal asks for, why, and for whom. */
export function ProposeFields({ draft, issues, symbol, onChange, children }: ProposeFieldsProps) {
  const set = (change: Partial<ProposalDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      <TextField
        name="title"
        label="Title"
        issues={issues}
        maxLength={200}
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <FormField
        name="text"
        label="What it is for"
        hint="What is done with it, by whom, until when. Shown as written."
        issues={issues}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            maxLength={20_000}
            value={draft.text}
            onChange={({ target }) => set({ text: target.value })}
          />
        )}
      </FormField>
      {children}
      <TextField
        name="amount"
        label={`Amount, in ${symbol}`}
        issues={issues}
        inputMode="decimal"
        className="max-w-56"
        value={draft.amount}
        onChange={(amount) => set({ amount })}
      />
      <TextField
        name="recipient"
        label="Recipient"
        optional
        hint="An Ethereum address, 0x and 40 digits. Without one the payout is held back; you can add it later."
        issues={issues}
        maxLength={64}
        spellCheck={false}
        value={draft.recipient}
        onChange={(recipient) => set({ recipient })}
      />
    </>
  );
}
