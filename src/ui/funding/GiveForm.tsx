"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTRPC } from "~/trpc/client";
import { Curves } from "../charts/Curves";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Input, Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { useToast } from "../primitives/Toast";
import type { SandboxData } from "./fundingDataOf";
import type { GivingProject } from "./types";
import { formatDelta } from "./units";
import { type Estimates, useEstimates } from "./useEstimates";

interface GiveFormProps {
  roundId: string;
  projects: readonly GivingProject[];
  projectId: string;
  data: SandboxData | undefined;
  canGive: boolean;
  onProject: (projectId: string) => void;
}

/** A plain decimal above 0. */
const AMOUNT = /^(?=.*[1-9])\d{1,15}(?:\.\d{1,36})?$/;

/** An amount to a project; what it would add to the match stands beside it before it is given. */
export function GiveForm(props: GiveFormProps) {
  const { roundId, projects, projectId, data, canGive, onProject } = props;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [amount, setAmount] = useState("10");
  const give = useMutation(trpc.contribution.pledge.mutationOptions());
  const symbol = data?.pool.symbol ?? "";
  const good = AMOUNT.test(amount.trim());
  const at = projects.findIndex(({ id }) => id === projectId);
  const { estimates, problem } = useEstimates(data, at, good ? Number(amount) : null);

  function send() {
    const idempotencyKey = crypto.randomUUID();
    give.mutate(
      { roundId, projectId, amount: amount.trim(), idempotencyKey },
      {
        onSuccess: () => toast({ text: `${amount.trim()} ${symbol} pledged` }),
        onSettled: () =>
          Promise.all([
            queries.invalidateQueries({ queryKey: trpc.contribution.pathKey() }),
            queries.invalidateQueries({ queryKey: trpc.funding.pathKey() }),
          ]),
      },
    );
  }
  return (
    <form
      noValidate
      className="grid grid-cols-1 gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (good && canGive) send();
      }}
    >
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <Field label="Project">
          {(control) => (
            <Select
              {...control}
              className="max-w-80"
              value={projectId}
              onChange={(event) => onProject(event.target.value)}
            >
              {projects.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label={`Amount${symbol && ` (${symbol})`}`}
          error={good ? null : "A number above 0, such as 12.5"}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              className="max-w-40"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          )}
        </Field>
      </div>
      {data && good && <EstimateView {...{ estimates, problem, symbol, amount: amount.trim() }} />}
      <ActionError error={give.error} />
      {canGive && (
        <Button
          type="submit"
          variant="primary"
          className="justify-self-start"
          disabled={!good}
          busy={give.isPending}
        >
          Pledge
        </Button>
      )}
    </form>
  );
}

interface EstimateViewProps {
  estimates: Estimates | null;
  problem: string | null;
  symbol: string;
  amount: string;
}

const WHY_NOT = {
  minimum: "It is below the smallest gift that counts.",
  score: "The sybil score that is known of you is too low for gifts to count.",
};

function EstimateView({ estimates, problem, symbol, amount }: EstimateViewProps) {
  const curves = useMemo(
    () => (estimates ? [{ name: "Added to the match", points: estimates.curve }] : []),
    [estimates],
  );
  if (problem) return <p className="text-danger text-small">{problem}</p>;
  return (
    <div className="grid grid-cols-1 gap-4">
      <p aria-live="polite" className="font-serif text-h3">
        {estimates?.adds === undefined || estimates.adds === null
          ? "Computing what it would add…"
          : `Your ${amount} would add ${formatDelta(estimates.adds).replace("+", "")} ${symbol} of matching.`}
      </p>
      <p className="measure text-quiet text-small">
        {estimates?.ineligible && `${WHY_NOT[estimates.ineligible]} `}
        {estimates?.capped &&
          "A cap holds this project's match: more gifts to it move the cap for nobody. "}
        {estimates && !estimates.incremental
          ? "By this mechanism every gift changes everything, so that each estimate is computed anew. "
          : ""}
        On the contributions as they stand; others will still give, and what is matched is a share
        of one pool. A pledge replaces your earlier one to the same project.
      </p>
      {estimates && (
        <Curves
          title="What other amounts would add"
          caption="The line is your amount."
          curves={curves}
          x={`Gift (${symbol})`}
          y={`Match (${symbol})`}
          mark={Number(amount)}
          fileName="estimate.csv"
        />
      )}
    </div>
  );
}
