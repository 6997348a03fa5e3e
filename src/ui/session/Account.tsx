import Link from "next/link";
import type { RouterOutputs } from "~/trpc/types";
import { DefinitionList } from "../primitives/DefinitionList";
import { PageHeader, Section } from "../primitives/PageHeader";
import { WebhookForm } from "../webhooks/WebhookForm";
import { WebhookList } from "../webhooks/WebhookList";
import { SessionList } from "./SessionList";
import { TokenForm } from "./tokens/TokenForm";
import { TokenList } from "./tokens/TokenList";

interface AccountProps {
  me: RouterOutputs["session"]["me"];
  sessions: RouterOutputs["session"]["list"];
  tokens: RouterOutputs["token"]["list"];
  webhooks: RouterOutputs["webhook"]["mine"];
  events: RouterOutputs["webhook"]["events"];
  /** Those that can be told of. */
  rounds: RouterOutputs["round"]["list"];
}

/** Who the reader is here, where they are signed in, and which programs act for them. */
export function Account({ me, sessions, tokens, webhooks, events, rounds }: AccountProps) {
  const roles = me?.rounds ?? [];
  const reference = (
    <Link href="/developers" className="link">
      reference
    </Link>
  );
  return (
    <>
      <PageHeader title="Account" />
      <DefinitionList
        items={[
          { term: "Name", value: me?.name ?? "–" },
          { term: "E-mail", value: me?.email ?? "none given" },
          ...roles.map((round) => ({
            term: (
              <Link href={`/rounds/${round.slug}`} className="link">
                {round.title}
              </Link>
            ),
            value: round.roles.join(", "),
          })),
        ]}
      />
      <Section
        title="Where you are signed in"
        id="sessions"
        lead="End a session and whoever holds it is signed out at once. There is no password to change."
      >
        <SessionList sessions={sessions} />
      </Section>
      <Section
        title="API tokens"
        id="tokens"
        lead={
          <>
            For the command line (<code>steelyard login</code>) and your own programs; the{" "}
            {reference} says what can be asked.
          </>
        }
      >
        <TokenList tokens={tokens} />
        <TokenForm rounds={roles} />
      </Section>
      <Section
        title="Webhooks"
        id="webhooks"
        lead={<>A round's events, posted to a server of yours and signed; see the {reference}.</>}
      >
        <WebhookList webhooks={webhooks} />
        {rounds.length > 0 && <WebhookForm rounds={rounds} events={events} />}
      </Section>
    </>
  );
}
