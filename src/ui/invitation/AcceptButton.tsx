"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { landingOf } from "./landing";

/** Takes the invitation, then goes where the role works. */
export function AcceptButton({ token, label }: { token: string; label: string }) {
  const t = useTranslations("invitation");
  const trpc = useTRPC();
  const router = useRouter();
  const accept = useMutation(trpc.member.accept.mutationOptions());
  return (
    <>
      <ActionError error={accept.error} title={t("failed")} />
      <Button
        variant="primary"
        busy={accept.isPending || accept.isSuccess}
        onClick={() =>
          accept.mutate({ token }, { onSuccess: (joined) => router.push(landingOf(joined)) })
        }
      >
        {label}
      </Button>
    </>
  );
}
