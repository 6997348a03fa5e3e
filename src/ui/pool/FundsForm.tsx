"use client";

import { useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { RadioCards } from "../primitives/RadioCards";
import { useToast } from "../primitives/Toast";
import { readAmount } from "./requestOutlook";
import type { PoolDetail } from "./types";
import { usePoolManagement } from "./usePool";

const CHOICES = [
  { value: "add", label: "Add", about: "Funds have come in that the pool may give out." },
  {
    value: "take",
    label: "Take out",
    about: "Every trigger rises: requests become larger shares.",
  },
] as const;

/** An entry in a pool's ledger. */
export function FundsForm({ roundId, pool }: { roundId: string; pool: PoolDetail }) {
  const { changeFunds } = usePoolManagement();
  const toast = useToast();
  const [direction, setDirection] = useState<"add" | "take">("add");
  const [amount, setAmount] = useState("");
  const [note, setNote] = useState("");
  const read = readAmount(amount, pool.token.decimals);
  const tooMuch = direction === "take" && read !== null && read > BigInt(pool.funds);
  const wrong =
    amount.trim() !== "" && read === null
      ? `A number above 0 such as 1250.5, with at most ${pool.token.decimals} decimals`
      : tooMuch
        ? "That is more than the pool has"
        : null;
  return (
    <form
      noValidate
      className="grid max-w-2xl gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (read === null || wrong) return;
        changeFunds.mutate(
          { roundId, poolId: pool.id, direction, amount: amount.trim(), note },
          {
            onSuccess: () => {
              setAmount("");
              setNote("");
              toast({ text: "Entered in the ledger" });
            },
          },
        );
      }}
    >
      <RadioCards
        legend="Entry"
        columns={2}
        choices={CHOICES}
        value={direction}
        onChange={setDirection}
      />
      <Field label={`Amount, in ${pool.token.symbol}`} error={wrong}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            className="max-w-56"
            value={amount}
            onChange={({ target }) => setAmount(target.value)}
          />
        )}
      </Field>
      <Field label="Note" optional hint="Public, such as where it came from.">
        {(control) => (
          <Input
            {...control}
            maxLength={2000}
            autoComplete="off"
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
      <ActionError error={changeFunds.error} />
      <Button
        type="submit"
        className="justify-self-start"
        disabled={read === null || wrong !== null}
        busy={changeFunds.isPending}
      >
        Enter it
      </Button>
    </form>
  );
}
