"use client";

import type { Combine, CredentialRule, FundingRules } from "~/core/funding";
import { Button } from "../primitives/Button";
import { Input, Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { NumberBox } from "../primitives/NumberBox";
import { RecipeStep } from "./RecipeStep";
import { COMBINE_TEXT } from "./stepText";
import { TransferFields } from "./TransferFields";
import type { RecipeFieldsProps } from "./types";

const BOOST_MAX = 100;
const AMOUNT_MAX = 1e15;
const CREDENTIALS_MAX = 10;

const SOURCES: Record<CredentialRule["source"], string> = {
  list: "a list of holders",
  attested: "what people attest each other",
  earned: "how well a juror's answers are predicted, in percent",
};

function newCredential(at: number): CredentialRule {
  return {
    ...{ name: `Credential ${at + 1}`, source: "list", threshold: 1, maxBoost: 2 },
    transfer: { kind: "threshold" },
  };
}

/** Whose gifts count for more, and by how much. */
export function BoostFields({ rules, symbol, onChange }: RecipeFieldsProps) {
  const { boost } = rules;
  const credentials = boost?.credentials ?? [];
  function set(change: Partial<NonNullable<FundingRules["boost"]>>) {
    const next = { combine: "max" as Combine, factor: 1, ...boost, credentials, ...change };
    onChange({ ...rules, boost: next.credentials.length > 0 ? next : undefined });
  }
  const replace = (at: number, credential: CredentialRule) =>
    set({ credentials: credentials.map((old, place) => (place === at ? credential : old)) });
  return (
    <RecipeStep step="boost" rules={rules} symbol={symbol}>
      {credentials.map((credential, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
        <fieldset key={at} className="grid gap-3 border-edge border-s-2 ps-4">
          <legend className="sr-only">{credential.name}</legend>
          <CredentialFields credential={credential} onChange={(next) => replace(at, next)} />
          <Button
            variant="quiet"
            className="-mx-3 justify-self-start"
            onClick={() => set({ credentials: credentials.filter((_, place) => place !== at) })}
          >
            Remove {credential.name}
          </Button>
        </fieldset>
      ))}
      {credentials.length < CREDENTIALS_MAX && (
        <Button
          className="justify-self-start"
          onClick={() => set({ credentials: [...credentials, newCredential(credentials.length)] })}
        >
          Add a credential
        </Button>
      )}
      {boost && (
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          <Field label="Where somebody has several">
            {(control) => (
              <Select
                {...control}
                value={boost.combine}
                onChange={(event) => set({ combine: event.target.value as Combine })}
              >
                {Object.entries(COMBINE_TEXT).map(([value, text]) => (
                  <option key={value} value={value}>
                    {text}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <NumberBox
            label="Factor of all boosts"
            value={boost.factor}
            {...{ min: 0, max: BOOST_MAX }}
            onChange={(factor) => set({ factor: factor ?? 1 })}
          />
        </div>
      )}
    </RecipeStep>
  );
}

interface CredentialFieldsProps {
  credential: CredentialRule;
  onChange: (credential: CredentialRule) => void;
}

function CredentialFields({ credential, onChange }: CredentialFieldsProps) {
  const set = (change: Partial<CredentialRule>) => onChange({ ...credential, ...change });
  return (
    <>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Field label="Name of the credential">
          {(control) => (
            <Input
              {...control}
              value={credential.name}
              maxLength={64}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label="Where amounts come from">
          {(control) => (
            <Select
              {...control}
              value={credential.source}
              onChange={(event) =>
                set({ source: event.target.value as CredentialRule["source"], domain: undefined })
              }
            >
              {Object.entries(SOURCES).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {credential.source === "earned" && (
          <Field
            label="In the domain"
            hint="As the project list's column domain names it; empty: in all."
          >
            {(control) => (
              <Input
                {...control}
                value={credential.domain ?? ""}
                maxLength={60}
                onChange={(event) => set({ domain: event.target.value || undefined })}
              />
            )}
          </Field>
        )}
        <NumberBox
          label="Counts from"
          value={credential.threshold}
          {...{ min: 0, max: AMOUNT_MAX }}
          onChange={(threshold) => set({ threshold: threshold ?? 0 })}
        />
        <NumberBox
          label="Largest boost"
          value={credential.maxBoost}
          {...{ min: 1, max: BOOST_MAX }}
          onChange={(maxBoost) => set({ maxBoost: maxBoost ?? 1 })}
        />
      </div>
      <TransferFields credential={credential} onChange={onChange} />
    </>
  );
}
