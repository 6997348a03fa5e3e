import { DefinitionList } from "../primitives/DefinitionList";
import { formatDateTime } from "../primitives/times";

interface JurorBriefProps {
  question: string;
  closesAt: Date | null;
}

/** What a juror agrees to: what is asked, how long it takes, and what is kept. */
export function JurorBrief({ question, closesAt }: JurorBriefProps) {
  const until = closesAt ? ` Judging ends on ${formatDateTime(closesAt)}.` : "";
  return (
    <DefinitionList
      items={[
        {
          term: "What is asked",
          value: <strong>{question}</strong>,
          about: "You see two projects at a time and say which one, if you like by how much.",
        },
        {
          term: "How long",
          value: "Ten pairs take about ten minutes, also on a phone.",
          about: `You stop and go on whenever you like.${until}`,
        },
        {
          term: "What is recorded",
          value: "Your answers, your reasons if you write any, and how long you took.",
          about:
            "Only the organizers see your name and your reasons. Modelers get part of the answers under a pseudonym; everybody gets all of them so once the round is closed. Until then you can change or withdraw each; earlier versions are kept.",
        },
      ]}
    />
  );
}
