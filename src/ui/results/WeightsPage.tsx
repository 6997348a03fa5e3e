import { WeightIntervals } from "../charts/WeightIntervals";
import { Section } from "../primitives/PageHeader";
import { Evidence } from "./Evidence";
import { FitSection } from "./FitSection";
import type { ResultsBase } from "./loadResults";
import { Outranks } from "./Outranks";
import { ResultsFrame } from "./ResultsFrame";
import { WeightsTable } from "./WeightsTable";

/** The weights with their intervals, how firm their order is, and what they rest on. */
export function WeightsPage({ base }: { base: ResultsBase }) {
  const { round, fit } = base;
  return (
    <ResultsFrame base={base} part="" lead={leadOf(round)} foot={<FitSection base={base} />}>
      {fit && (
        <>
          <div className="pt-8">
            <WeightIntervals
              rows={fit.rows}
              projects={fit.projects}
              title={`Weights by ${fit.title}`}
              csvHref={`/rounds/${round.slug}/results/weights.csv?fit=${fit.id}`}
              table={<WeightsTable roundId={round.id} fitId={fit.id} />}
            />
          </div>
          <Section
            title="How firm is the order?"
            id="order"
            lead="The fit is repeated on redrawn comparisons. A rank interval holds 95% of the ranks that came out."
          >
            <Outranks roundId={round.id} fit={fit} slug={round.slug} />
          </Section>
          <Section
            title="What they rest on"
            id="evidence"
            lead="Same comparisons, same parameters, same code: the same weights, on any machine."
          >
            <Evidence fit={fit} />
          </Section>
        </>
      )}
    </ResultsFrame>
  );
}

function leadOf({ status }: ResultsBase["round"]): string {
  return status === "closed"
    ? "What the jurors' comparisons say, project by project."
    : "What the training comparisons say so far; the final weights come with the close.";
}
