"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { browserWallet, signInWithWallet, WalletError } from "./wallet";

/** Signing a message instead of a password. */
export function WalletSignIn({ callbackUrl }: { callbackUrl: string }) {
  const t = useTranslations("signIn.wallet");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function start() {
    const wallet = browserWallet();
    if (!wallet) return setProblem(t("problems.none"));
    setBusy(true);
    setProblem(null);
    try {
      await signInWithWallet(wallet, t("statement"));
      // A whole new page: everything shown so far was for somebody who is signed out.
      location.assign(callbackUrl);
    } catch (error) {
      const known = error instanceof WalletError;
      if (!known) console.error(error);
      setProblem(
        known ? t(`problems.${error.problem}`, { message: error.message }) : t("problems.other"),
      );
      setBusy(false);
    }
  }
  return (
    <div className="grid justify-items-start gap-3">
      <Button busy={busy} onClick={start}>
        {t(busy ? "waiting" : "button")}
      </Button>
      {problem && (
        <Callout tone="error" title={t("failed")}>
          <p>{problem}</p>
        </Callout>
      )}
    </div>
  );
}
