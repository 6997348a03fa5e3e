import { InfluenceView } from "./InfluenceView";
import type { ResultsBase } from "./loadResults";
import { ResultsFrame } from "./ResultsFrame";
import { SealedAnswers } from "./SealedAnswers";
import { runsRound, seesAnswers } from "./seesAnswers";

/** How far each juror moves the weights, and what else their answers say about them. */
export function JurorsPage({ base }: { base: ResultsBase }) {
  const { round, fit } = base;
  return (
    <ResultsFrame
      base={base}
      part="/jurors"
      lead="The weights are fitted again without each juror. What changes is what that juror alone decides."
    >
      {seesAnswers(round) && fit ? (
        <div className="pt-8">
          <InfluenceView
            roundId={round.id}
            fitId={fit.id}
            slug={round.slug}
            pool={round.pool}
            named={runsRound(round)}
          />
        </div>
      ) : (
        <SealedAnswers />
      )}
    </ResultsFrame>
  );
}
