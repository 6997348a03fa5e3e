import { METRICS } from "~/core/scoring";
import type { RouterOutputs } from "~/trpc/types";
import { DefinitionList } from "../primitives/DefinitionList";
import { countOf, formatScore } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Time } from "../primitives/Time";

type Leaderboard = RouterOutputs["leaderboard"]["get"];

/** What the metric measures and what the two lines mean. */
export function Lines({ board }: { board: Leaderboard }) {
  const metric = METRICS.find(({ key }) => key === board.metric);
  const score = (value: number | null) => (value === null ? "–" : formatScore(value));
  return (
    <Section title="How to read the scores" id="reading">
      <DefinitionList
        items={[
          { term: "Metric", value: metric?.title ?? board.metric, about: metric?.about },
          {
            term: "Uniform",
            value: score(board.uniform),
            about:
              "What a submission scores that gives every project the same weight. A bar starts here: its length is what was learnt.",
          },
          {
            term: "Floor",
            value: score(board.floor),
            about:
              "The best score that any one set of weights could reach on these comparisons. Jurors disagree with each other, so it is not zero.",
          },
          {
            term: "Scored against",
            value: `${countOf(board.rows, "comparison")} of the ${board.holdout} split`,
            about: board.scoredAt && (
              <>
                Last scored <Time at={board.scoredAt} />.
              </>
            ),
          },
          {
            term: "Entries",
            value: "the best public score of each modeler",
            about: "Equal scores: the earlier submission stands first.",
          },
        ]}
      />
    </Section>
  );
}
