import type { RouterOutputs } from "~/trpc/types";
import { LinkButton } from "../primitives/Button";
import { EmptyState } from "../primitives/EmptyState";
import { Section } from "../primitives/PageHeader";
import { RoundList } from "../round/RoundList";

type Rounds = RouterOutputs["round"]["list"];

interface HomeRoundsProps {
  rounds: Rounds;
  signedIn: boolean;
}

/** Drafts of one's own, what is open, what is finished. */
export function HomeRounds({ rounds, signedIn }: HomeRoundsProps) {
  const withStatus = (status: string) => rounds.filter((round) => round.status === status);
  const drafts = withStatus("draft");
  const open = withStatus("open");
  const closed = withStatus("closed");
  const create = (
    <LinkButton href={signedIn ? "/rounds/new" : "/sign-in?callbackUrl=%2Frounds%2Fnew"}>
      Create a round
    </LinkButton>
  );
  return (
    <>
      {drafts.length > 0 && (
        <Section title="Your drafts" id="drafts">
          <RoundList rounds={drafts} />
        </Section>
      )}
      <Section title="Open rounds" id="open" actions={create}>
        {open.length > 0 ? (
          <RoundList rounds={open} />
        ) : (
          <EmptyState title="No round is open">
            <p>Anyone who is signed in can create one; it opens when its organizer publishes it.</p>
          </EmptyState>
        )}
      </Section>
      {closed.length > 0 && (
        <Section title="Finished rounds" id="finished">
          <RoundList rounds={closed} />
        </Section>
      )}
    </>
  );
}
