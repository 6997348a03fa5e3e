import { Section } from "../primitives/PageHeader";
import { DiagnosisView } from "./DiagnosisView";
import { GraphView } from "./GraphView";
import type { ResultsBase } from "./loadResults";
import { ResultsFrame } from "./ResultsFrame";

/** Who was compared with whom, and what that allows to be said. */
export function GraphPage({ base }: { base: ResultsBase }) {
  const { round, fit } = base;
  return (
    <ResultsFrame
      base={base}
      part="/graph"
      lead="Weights can only be compared where comparisons join the projects, and only as far as the answers agree with each other."
    >
      {fit && (
        <>
          <div className="pt-8">
            <GraphView roundId={round.id} fitId={fit.id} slug={round.slug} />
          </div>
          <Section title="Checks" id="checks">
            <DiagnosisView roundId={round.id} fitId={fit.id} slug={round.slug} />
          </Section>
        </>
      )}
    </ResultsFrame>
  );
}
