import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";
import { formatDateTime } from "../primitives/times";
import { Refusal } from "../session/Refusal";
import type { JudgingState } from "./judgingState";

interface NotJudgingProps {
  state: Exclude<JudgingState, "open">;
  slug: string;
  closesAt: Date | null;
}

/** Instead of a pair: why there is none for this person, and where to go. */
export function NotJudging({ state, slug, closesAt }: NotJudgingProps) {
  const path = `/rounds/${slug}/compare`;
  if (state === "signIn") return <Refusal reason="signIn" message="" path={path} />;
  const text = {
    notJuror: {
      title: "Judging is for the jurors of this round",
      lead: "You are signed in, but not as a juror here. If you should be one, ask the organizer for an invitation link.",
    },
    draft: {
      title: "Judging has not started",
      lead: "The round is still being prepared. Come back once it is published.",
    },
    pastDeadline: {
      title: "The deadline has passed",
      lead: `Judgements were taken until ${closesAt ? formatDateTime(closesAt) : "the deadline"}. Everything you said before is recorded.`,
    },
    closed: {
      title: "Judging has ended",
      lead: "The round is closed. Every recorded judgement counts in the final weights.",
    },
  }[state];
  return (
    <PageHeader
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <LinkButton href={`/rounds/${slug}`} variant="primary">
            Back to the round
          </LinkButton>
          {state === "closed" && (
            <LinkButton href={`/rounds/${slug}/results`}>See the weights</LinkButton>
          )}
        </>
      }
    />
  );
}
