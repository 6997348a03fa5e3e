"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { EmptyState } from "../primitives/EmptyState";
import { useToast } from "../primitives/Toast";
import { DeliveryLog } from "./DeliveryLog";

type Webhook = RouterOutputs["webhook"]["mine"][number];

export function WebhookList({ webhooks }: { webhooks: readonly Webhook[] }) {
  if (webhooks.length === 0) {
    return (
      <EmptyState title="No webhooks">
        <p>A server of yours can be told when something happens in a round.</p>
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-rule border-ink border-t border-b">
      {webhooks.map((webhook) => (
        <li key={webhook.id} className="grid gap-2 py-3">
          <WebhookLine webhook={webhook} />
        </li>
      ))}
    </ul>
  );
}

function WebhookLine({ webhook }: { webhook: Webhook }) {
  const { id: webhookId, roundId, url, events, round, disabledAt } = webhook;
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const [shown, setShown] = useState(false);
  const ping = useMutation(
    trpc.webhook.ping.mutationOptions({
      onSuccess: () => {
        toast({ text: "A test event is on its way" });
        setShown(true);
      },
    }),
  );
  const revoke = useMutation(
    trpc.webhook.revoke.mutationOptions({
      onSuccess: () => {
        toast({ text: "The webhook is revoked" });
        router.refresh();
      },
    }),
  );
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <div className="grid min-w-0 text-small">
          <span className="flex flex-wrap items-center gap-2">
            <code className="break-all">{url}</code>
            {disabledAt && <Badge tone="warn">disabled after failures</Badge>}
          </span>
          <span className="text-quiet">
            {round.title}: {events.join(", ")}
          </span>
        </div>
        <div className="flex flex-wrap">
          <Button variant="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
            Deliveries
          </Button>
          {!disabledAt && (
            <Button
              variant="quiet"
              busy={ping.isPending}
              onClick={() => ping.mutate({ roundId, webhookId })}
            >
              Send a test
            </Button>
          )}
          <Button
            variant="quiet"
            busy={revoke.isPending}
            onClick={() => revoke.mutate({ roundId, webhookId })}
          >
            Revoke
          </Button>
        </div>
      </div>
      <ActionError error={ping.error ?? revoke.error} />
      {shown && <DeliveryLog roundId={roundId} webhookId={webhookId} />}
    </>
  );
}
