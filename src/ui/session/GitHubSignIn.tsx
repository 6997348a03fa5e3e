"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "../primitives/Button";

export function GitHubSignIn({ callbackUrl }: { callbackUrl: string }) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      busy={busy}
      className="justify-self-start"
      onClick={() => {
        setBusy(true);
        void signIn("github", { callbackUrl });
      }}
    >
      Sign in with GitHub
    </Button>
  );
}
