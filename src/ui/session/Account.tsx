import Link from "next/link";
import type { RouterOutputs } from "~/trpc/types";
import { DefinitionList } from "../primitives/DefinitionList";
import { PageHeader, Section } from "../primitives/PageHeader";
import { SessionList } from "./SessionList";

interface AccountProps {
  me: RouterOutputs["session"]["me"];
  sessions: RouterOutputs["session"]["list"];
}

/** Who the reader is here, and where they are signed in. */
export function Account({ me, sessions }: AccountProps) {
  const roles = me?.rounds ?? [];
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
    </>
  );
}
