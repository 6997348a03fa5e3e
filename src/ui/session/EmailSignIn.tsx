"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { Input } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { SignInProblem } from "./SignInProblem";

interface EmailSignInProps {
  callbackUrl: string;
  /** No mail server: the link stands in the server's log. */
  toLog: boolean;
}

/** A link by e-mail; the address is all that is asked for. */
export function EmailSignIn({ callbackUrl, toLog }: EmailSignInProps) {
  const t = useTranslations("signIn.email");
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
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label={t("address")} hint={toLog && t("logHint")}>
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
      <SignInProblem code={outcome?.error} />
      <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
        {t("send")}
      </Button>
    </form>
  );
}

/** After the request, here and when next-auth comes back with ?sent=1. */
export function LinkSent({ sentTo, toLog }: { sentTo?: string; toLog: boolean }) {
  const t = useTranslations("signIn.email");
  return (
    <div role="status">
      <Callout title={t(toLog ? "logged" : "sent")}>
        <p>
          {sentTo
            ? t.rich(toLog ? "loggedFor" : "sentTo", {
                email: sentTo,
                strong: (text) => <strong>{text}</strong>,
              })
            : t(toLog ? "loggedAbout" : "sentAbout")}
        </p>
      </Callout>
    </div>
  );
}
