import type { SeriesName } from "~/core/simulation";

interface LinesOverTime {
  readonly key: string;
  readonly title: string;
  readonly caption: string;
  readonly series: readonly SeriesName[];
  readonly yLabel: string;
}

/** Charts of lines over the days of a run. */
export const LINES_OVER_TIME: readonly LinesOverTime[] = [
  {
    key: "funds",
    title: "Funds and what candidates ask for",
    caption: "What the pool holds, and the sum of all requests that wait.",
    series: ["funds", "candidate_funds"],
    yLabel: "tokens",
  },
  {
    key: "sentiment",
    title: "Sentiment",
    caption: "Of the community as a whole, 0 to 1.",
    series: ["sentiment"],
    yLabel: "sentiment",
  },
  {
    key: "supply",
    title: "Total supply and funds",
    caption: "All tokens there are, and those in the pool.",
    series: ["total_supply", "funds"],
    yLabel: "tokens",
  },
  {
    key: "effective-supply",
    title: "Effective supply",
    caption: "Tokens in participants' hands, elsewhere, and released from the pool so far.",
    series: ["effective_supply", "other_supply", "released_funds"],
    yLabel: "tokens",
  },
  {
    key: "participants",
    title: "Participants",
    caption: "How many have come.",
    series: ["participant_count"],
    yLabel: "participants",
  },
  {
    key: "health-supply",
    title: "Health: where the supply is",
    caption: "Shares of the total supply that can vote and that lie in the pool.",
    series: ["fractionOfSupplyForVoting", "fractionOfSupplyInPool"],
    yLabel: "share",
  },
  {
    key: "health-proposals",
    title: "Health: proposals by stage",
    caption: "Shares of all proposals so far.",
    series: ["percentageOfActive", "percentageOfCompleted", "percentageOfKilled"],
    yLabel: "share",
  },
  {
    key: "health-funds",
    title: "Health: funds by stage",
    caption: "Shares of all that was ever requested.",
    series: [
      "percentageOfActiveFundsRequested",
      "percentageOfCompletedFundsRequested",
      "percentageOfKilledFundsRequested",
    ],
    yLabel: "share",
  },
];
