"use client";

import { useId, useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Checkbox } from "../primitives/Checkbox";
import { Input, Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { Section } from "../primitives/PageHeader";
import { ProgressBar } from "../primitives/ProgressBar";
import { ContributionImportTable } from "./ContributionImportTable";
import { useContributionUpload } from "./useContributionUpload";

const DECIMALS = /^\d{0,2}$/;

interface ContributionImportProps {
  roundId: string;
  symbol: string;
}

/** Files of contributions: uploaded in parts, read and written by the worker, all of one or none. */
export function ContributionImport({ roundId, symbol }: ContributionImportProps) {
  return (
    <Section
      id="contributions"
      title="Import contributions"
      lead="A CSV with donor, project and amount, as donation platforms export them; transfers on a chain, too. All of a file is taken, or nothing, with every problem listed."
    >
      <ImportForm roundId={roundId} symbol={symbol} />
      <ContributionImportTable roundId={roundId} />
    </Section>
  );
}

function ImportForm({ roundId, symbol }: ContributionImportProps) {
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [decimals, setDecimals] = useState("");
  const [amounts, setAmounts] = useState<"one" | "byToken">("one");
  const [source, setSource] = useState<"import" | "onchain">("import");
  const [baseUnits, setBaseUnits] = useState(false);
  const { send, progress, error } = useContributionUpload(roundId);

  async function sendNow(chosen: File) {
    const options = {
      ...{ amounts, source, baseUnits },
      ...(decimals !== "" && { decimals: Number(decimals) }),
    };
    if (await send(chosen, options)) setFile(null);
  }
  return (
    <div className="grid gap-4">
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-semibold text-small">
          File of contributions
        </label>
        <input
          id={id}
          type="file"
          accept=".csv,.txt"
          className="min-h-11 max-w-full text-small"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Field label="Amounts are">
          {(control) => (
            <Select
              {...control}
              value={amounts}
              onChange={(event) => setAmounts(event.target.value as "one" | "byToken")}
            >
              <option value="one">all in {symbol}</option>
              <option value="byToken">each in the token its row names</option>
            </Select>
          )}
        </Field>
        <Field label="The rows are">
          {(control) => (
            <Select
              {...control}
              value={source}
              onChange={(event) => setSource(event.target.value as "import" | "onchain")}
            >
              <option value="import">donations another system recorded</option>
              <option value="onchain">transfers on a chain</option>
            </Select>
          )}
        </Field>
        <Field
          label="Digits kept"
          hint="Empty: the token's own."
          optional
          error={DECIMALS.test(decimals) && Number(decimals) <= 36 ? null : "0 to 36"}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              className="max-w-24"
              value={decimals}
              onChange={(event) => setDecimals(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Checkbox
        label="Amounts are written in the token's smallest unit"
        checked={baseUnits}
        onChange={(event) => setBaseUnits(event.target.checked)}
      />
      {progress !== null && <ProgressBar label="Uploading" value={progress} />}
      <ActionError error={error} />
      <Button
        variant="primary"
        className="justify-self-start"
        disabled={!file || file.size === 0}
        busy={progress !== null}
        onClick={() => file && sendNow(file)}
      >
        Import the contributions
      </Button>
    </div>
  );
}
