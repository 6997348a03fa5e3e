"use client";

import { Button } from "../primitives/Button";
import { Input } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { NumberBox } from "../primitives/NumberBox";
import { type TakenToken, tokenProblems } from "./tokenProblems";

const TOKENS_MAX = 20;
const DECIMALS_MAX = 36;
const NEW: TakenToken = { symbol: "", decimals: 18, rate: "" };

interface TokenFieldsProps {
  tokens: readonly TakenToken[];
  /** The pool's own token, in which all rates are. */
  symbol: string;
  onChange: (tokens: TakenToken[]) => void;
}

/** The tokens that are taken besides the pool's, and what one of each is worth in the pool's. */
export function TokenFields({ tokens, symbol, onChange }: TokenFieldsProps) {
  const replace = (at: number, change: Partial<TakenToken>) =>
    onChange(tokens.map((old, place) => (place === at ? { ...old, ...change } : old)));
  return (
    <div className="grid gap-3">
      <div className="grid gap-0.5">
        <h3 className="font-semibold text-base">Tokens</h3>
        <p className="measure text-quiet text-small">
          Gifts are in {symbol}, and in the tokens named here, each at one rate for the whole round.
          An imported file says in a column which token a gift is in, by symbol or address, or is in
          one.
        </p>
      </div>
      {tokens.map((token, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: symbols change while they are typed
          key={at}
          className="grid gap-3 border-edge border-s-2 ps-4"
        >
          <legend className="sr-only">{token.symbol || `Token ${at + 1}`}</legend>
          <OneToken
            token={token}
            symbol={symbol}
            problems={tokenProblems(tokens, at, symbol)}
            onChange={(change) => replace(at, change)}
          />
          <Button
            variant="quiet"
            className="-mx-3 justify-self-start"
            onClick={() => onChange(tokens.filter((_, place) => place !== at))}
          >
            Remove {token.symbol || `token ${at + 1}`}
          </Button>
        </fieldset>
      ))}
      {tokens.length < TOKENS_MAX && (
        <Button className="justify-self-start" onClick={() => onChange([...tokens, NEW])}>
          Add a token
        </Button>
      )}
    </div>
  );
}

interface OneTokenProps {
  token: TakenToken;
  symbol: string;
  problems: ReturnType<typeof tokenProblems>;
  onChange: (change: Partial<TakenToken>) => void;
}

function OneToken({ token, symbol, problems, onChange }: OneTokenProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <Field label="Symbol" error={problems.symbol}>
        {(control) => (
          <Input
            {...control}
            className="max-w-32"
            autoComplete="off"
            maxLength={16}
            value={token.symbol}
            onChange={(event) => onChange({ symbol: event.target.value })}
          />
        )}
      </Field>
      <Field label={`One is worth, in ${symbol}`} error={problems.rate}>
        {(control) => (
          <Input
            {...control}
            className="max-w-40"
            inputMode="decimal"
            autoComplete="off"
            value={token.rate}
            onChange={(event) => onChange({ rate: event.target.value.trim() })}
          />
        )}
      </Field>
      <NumberBox
        label="Digits after the point"
        value={token.decimals}
        {...{ min: 0, max: DECIMALS_MAX, whole: true }}
        onChange={(decimals) => decimals !== undefined && onChange({ decimals })}
      />
      <Field label="Address" error={problems.address} optional>
        {(control) => (
          <Input
            {...control}
            className="w-110 max-w-full"
            spellCheck={false}
            autoComplete="off"
            placeholder="0x…"
            value={token.address ?? ""}
            onChange={(event) => onChange({ address: event.target.value.trim() || undefined })}
          />
        )}
      </Field>
    </div>
  );
}
