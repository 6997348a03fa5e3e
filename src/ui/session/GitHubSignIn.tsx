"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../primitives/Button";

export function GitHubSignIn({ callbackUrl }: { callbackUrl: string }) {
  const t = useTranslations("signIn.github");
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
      {t("button")}
    </Button>
  );
}
