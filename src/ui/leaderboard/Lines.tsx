import { METRICS } from "~/core/scoring";
import type { RouterOutputs } from "~/trpc/types";
import { DefinitionList } from "../primitives/DefinitionList";
import { countOf, formatScore } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Time } from "../primitives/Time";

type Leaderboard = RouterOutputs["leaderboard"]["get"];

/** What is told of scores before the close, and which submissions count after it. */
function ladder({ step, revealed }: Leaderboard) {
  if (revealed) {
    return [
      {
        term: "Entries",
        value: "the better of each team's final picks",
        about: "Up to two picks per team; without any, the last scored submission.",
      },
    ];
  }
  if (!step) return [];
  const why = step.automatic
    ? `The larger of a tenth of the way from uniform to floor (${formatScore(0.1 * step.range)}) and the noise between two honest entries (${formatScore(step.noise)}).`
    : "Set by the round.";
  return [
    {
      term: "Ladder",
      value: `a step of ${formatScore(step.eta)}`,
      about: `A score is told only when it beats the team's best so far by the step, and rounded to it, so that the comparisons cannot be read out by trying. ${why} Exact scores follow at the close.`,
    },
  ];
}

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
          ...ladder(board),
          {
            term: "Ranks",
            value: "with what is sure about them",
            about:
              "Jurors are drawn anew a thousand times; the rank of an entry lies in its interval in 95% of the draws. Two entries are tied where neither is ahead in more than 97.5%. Equal scores: the earlier submission stands first.",
          },
        ]}
      />
    </Section>
  );
}
