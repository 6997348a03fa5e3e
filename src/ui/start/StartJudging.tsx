import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";
import { ConflictStep } from "./ConflictStep";
import { PracticeStep } from "./PracticeStep";

interface StartJudgingProps {
  roundId: string;
  slug: string;
  question: string;
  projects: readonly string[];
}

/** The two things before a juror's first pair; either can be skipped, and returned to at any time. */
export function StartJudging({ roundId, slug, question, projects }: StartJudgingProps) {
  const href = `/rounds/${slug}/compare`;
  return (
    <>
      <PageHeader
        title="Before you judge"
        lead={`The question will be: ${question}`}
        actions={<LinkButton href={href}>Skip to the first pair</LinkButton>}
      />
      <ConflictStep roundId={roundId} projects={projects} />
      <PracticeStep roundId={roundId} href={href} />
    </>
  );
}
