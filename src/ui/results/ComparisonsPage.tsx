import { Section } from "../primitives/PageHeader";
import { InfluentialAnswers } from "./InfluentialAnswers";
import type { ResultsBase } from "./loadResults";
import { ResidualsView } from "./ResidualsView";
import { ResultsFrame } from "./ResultsFrame";
import { SealedAnswers } from "./SealedAnswers";
import { seesAnswers } from "./seesAnswers";

/** What single answers say against the weights, and what they do to them. */
export function ComparisonsPage({ base }: { base: ResultsBase }) {
  const { round, fit } = base;
  const at = fit && { roundId: round.id, fitId: fit.id, slug: round.slug };
  return (
    <ResultsFrame
      base={base}
      part="/comparisons"
      lead="Where the jurors' answers and the weights disagree, and which single answers move the weights most."
    >
      {seesAnswers(round) && at ? (
        <>
          <Section title="Said against fitted" id="residuals">
            <ResidualsView {...at} />
          </Section>
          <Section
            title="One answer less"
            id="answers"
            lead="The weights without a single answer: those whose absence changes a project's weight most."
          >
            <InfluentialAnswers {...at} />
          </Section>
        </>
      ) : (
        <SealedAnswers />
      )}
    </ResultsFrame>
  );
}
