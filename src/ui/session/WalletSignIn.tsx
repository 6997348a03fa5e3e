"use client";

import { useState } from "react";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { browserWallet, signInWithWallet, WalletError } from "./wallet";

const NO_WALLET =
  "This browser has no Ethereum wallet. Install one as an extension, open this page in your wallet's own browser, or choose another way.";

/** Signing a message instead of a password. */
export function WalletSignIn({ callbackUrl }: { callbackUrl: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function start() {
    const wallet = browserWallet();
    if (!wallet) return setProblem(NO_WALLET);
    setBusy(true);
    setProblem(null);
    try {
      await signInWithWallet(wallet);
      // A whole new page: everything shown so far was for somebody who is signed out.
      location.assign(callbackUrl);
    } catch (error) {
      if (!(error instanceof WalletError)) console.error(error);
      setProblem(error instanceof WalletError ? error.message : "Something unexpected happened.");
      setBusy(false);
    }
  }
  return (
    <div className="grid justify-items-start gap-3">
      <Button busy={busy} onClick={start}>
        {busy ? "Waiting for the wallet" : "Sign in with Ethereum"}
      </Button>
      {problem && (
        <Callout tone="error" title="Not signed in">
          <p>{problem}</p>
        </Callout>
      )}
    </div>
  );
}
