"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { Input } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { signInError } from "./signInError";

interface EmailSignInProps {
  callbackUrl: string;
  /** No mail server: the link stands in the server's log. */
  toLog: boolean;
}

/** A link by e-mail; the address is all that is asked for. */
export function EmailSignIn({ callbackUrl, toLog }: EmailSignInProps) {
  const [email, setEmail] = useState("");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ sentTo: string } | { error: string } | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const answer = await signIn("email", { email, callbackUrl, redirect: false });
    setBusy(false);
    setOutcome(answer?.ok && !answer.error ? { sentTo: email } : { error: "EmailSignin" });
  }
  if (outcome && "sentTo" in outcome) return <LinkSent sentTo={outcome.sentTo} toLog={toLog} />;
  const error = outcome ? signInError(outcome.error) : null;
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label="E-mail address" hint={toLog && <LogHint />}>
        {(control) => (
          <Input
            {...control}
            type="email"
            required
            autoComplete="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      {error && (
        <Callout tone="error" title={error.title}>
          <p>{error.text}</p>
        </Callout>
      )}
      <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
        Send me a link
      </Button>
    </form>
  );
}

function LogHint() {
  return <>This server has no mail settings: the link is printed to its log.</>;
}

/** After the request, here and when next-auth comes back with ?sent=1. */
export function LinkSent({ sentTo, toLog }: { sentTo?: string; toLog: boolean }) {
  return (
    <div role="status">
      <Callout title={toLog ? "The link is in the server's log" : "Look into your mail"}>
        <p>
          A link to sign in was {toLog ? "printed" : "sent"}
          {sentTo && (
            <>
              {" "}
              for <strong>{sentTo}</strong>
            </>
          )}
          . It works once, for 24 hours.
        </p>
      </Callout>
    </div>
  );
}
