import { Pipeline } from "../charts/Pipeline";

const STAGES = [
  {
    key: "jurors",
    label: "Jurors compare",
    detail: "Two projects at a time: which mattered more, and by how much.",
  },
  {
    key: "weights",
    label: "Weights follow",
    detail: "A fit turns all comparisons into one weight per project, with an interval.",
  },
  {
    key: "scores",
    label: "Models compete",
    detail: "Submitted weights are scored on comparisons held back from everyone.",
  },
  {
    key: "payout",
    label: "The pool is split",
    detail: "To the last unit, approved by a second person, exported for a Safe.",
  },
] as const;

/** What this place is, in a sentence and a picture. */
export function Welcome() {
  return (
    <section className="grid gap-10 pt-10 pb-8 md:pt-16">
      <div className="grid gap-4">
        <h1 className="max-w-4xl text-h1">Weigh many projects by comparing two at a time.</h1>
        <p className="measure text-pretty text-lead text-quiet">
          Steelyard runs Deep Funding rounds: people judge pairs of projects, their judgements
          become weights, and the weights split a pool of money, with every step open to
          recomputation.
        </p>
      </div>
      <Pipeline
        label="How a round works"
        stages={STAGES.map((stage) => ({ ...stage, state: "plain" }))}
      />
    </section>
  );
}
