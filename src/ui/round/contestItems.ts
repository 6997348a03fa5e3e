import type { RouterOutputs } from "~/trpc/types";
import { countOf, formatAmountExact } from "../primitives/numbers";

type Settings = RouterOutputs["round"]["bySlug"]["settings"];
type Prizes = NonNullable<Settings["contest"]["prizes"]>;
type Token = Pick<Settings["pool"], "decimals" | "symbol">;

const SPLIT_BY = {
  rank: "by rank",
  improvement: "by improvement over equal weights",
  mixture: "by contribution to the best mixture",
};

/** @example "10,000 USDC by rank: 50%, 30%, 20%" */
export function prizesText({ amount, rule, places }: Prizes, token: Token): string {
  const shares = places?.map((share) => `${Number((share * 100).toPrecision(4))}%`).join(", ");
  const all = formatAmountExact({ amount, ...token });
  return `${all} ${SPLIT_BY[rule]}${shares ? `: ${shares}` : ""}`;
}

/** The rules of the contest as a list of terms. */
export function contestItems({ contest, pool }: Settings) {
  const { ladderStep, dataEveryHours, teamSizeMax, previousRound, prizes } = contest;
  return [
    {
      term: "A score moves on the leaderboard",
      value:
        ladderStep === undefined
          ? "when it beats the team's best by a tenth of what equal weights could gain, or by the noise"
          : `when it beats the team's best by ${ladderStep}`,
    },
    { term: "Of equal scores", value: "the earlier submission stands first" },
    {
      term: "Teams",
      value: teamSizeMax === 1 ? "one person each" : `at most ${teamSizeMax} people, one team each`,
    },
    {
      term: "New data",
      value: `with a submission at most every ${countOf(dataEveryHours, "hour")}, after imports, and at the close`,
    },
    {
      term: "Prizes for modelers",
      value: prizes ? prizesText(prizes, pool) : "none",
      about: prizes && "Only with a link to a description of the method.",
    },
    ...(previousRound ? [{ term: "Last era on the leaderboard", value: previousRound }] : []),
  ];
}
