"use client";

import { useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input } from "../primitives/controls";
import { Dialog } from "../primitives/Dialog";
import { Field } from "../primitives/Field";
import { Section } from "../primitives/PageHeader";
import { useToast } from "../primitives/Toast";
import type { ProposalDetail } from "./types";
import { usePoolActions } from "./usePool";

interface ProposerActionsProps {
  roundId: string;
  proposal: ProposalDetail;
}

/** What its proposer can do with a proposal that still stands. */
export function ProposerActions({ roundId, proposal }: ProposerActionsProps) {
  return (
    <Section id="yours" title="Your proposal">
      {proposal.recipient === null && <RecipientForm roundId={roundId} proposal={proposal} />}
      <WithdrawButton roundId={roundId} proposal={proposal} />
    </Section>
  );
}

function RecipientForm({ roundId, proposal }: ProposerActionsProps) {
  const [recipient, setAddress] = useState("");
  const { setRecipient } = usePoolActions();
  const toast = useToast();
  const at = { roundId, poolId: proposal.pool.id, proposalId: proposal.id };
  return (
    <form
      className="grid max-w-xl gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setRecipient.mutate(
          { ...at, recipient: recipient.trim() },
          { onSuccess: () => toast({ text: "The recipient is set" }) },
        );
      }}
    >
      <Field
        label="Recipient"
        hint="An Ethereum address. It is set once; without one the payout is held back."
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            maxLength={64}
            value={recipient}
            onChange={({ target }) => setAddress(target.value)}
          />
        )}
      </Field>
      <ActionError error={setRecipient.error} />
      <Button
        type="submit"
        className="justify-self-start"
        disabled={recipient.trim() === ""}
        busy={setRecipient.isPending}
      >
        Set the recipient
      </Button>
    </form>
  );
}

function WithdrawButton({ roundId, proposal }: ProposerActionsProps) {
  const [asking, setAsking] = useState(false);
  const { withdraw } = usePoolActions();
  const at = { roundId, poolId: proposal.pool.id, proposalId: proposal.id };
  return (
    <>
      <Button variant="danger" className="justify-self-start" onClick={() => setAsking(true)}>
        Withdraw it…
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Withdraw this proposal?"
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Leave it</Button>
            <Button
              variant="danger"
              busy={withdraw.isPending}
              onClick={() => withdraw.mutate(at, { onSuccess: () => setAsking(false) })}
            >
              Withdraw it
            </Button>
          </>
        }
      >
        <p>
          What is staked on it is free again, and its conviction is gone. It can be proposed anew,
          and then charges from nothing.
        </p>
        <ActionError error={withdraw.error} />
      </Dialog>
    </>
  );
}
