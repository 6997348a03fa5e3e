import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { Account } from "~/ui/session/Account";
import { Refusal } from "~/ui/session/Refusal";
import { settle } from "~/ui/session/settle";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const caller = await api();
  const [me, sessions] = await Promise.all([caller.session.me(), settle(caller.session.list())]);
  if (!sessions.ok) return <Refusal {...sessions} path="/account" />;
  const [tokens, webhooks, events, rounds] = await Promise.all([
    caller.token.list(),
    caller.webhook.mine(),
    caller.webhook.events(),
    caller.round.list(),
  ]);
  const programs = { tokens, webhooks, events, rounds };
  return <Account me={me} sessions={sessions.value} {...programs} />;
}
