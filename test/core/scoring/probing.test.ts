import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { accept, readComparisons, toComparisonData } from "~/core/formats";
import type { Holdout } from "~/core/scoring";
import { attack, honest, type Splits, splitRows } from "./contestRound";
import { judged } from "./judged";
import { BOTS } from "./probingBots";

/** A gain of a tenth of the range from uniform to floor is what a board may lose to probing. */
const GAIN_MAX = 0.1;
const ROUNDS = 24;

const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const overRounds = (rounds: readonly Splits[], bot: (typeof BOTS)[number], isLadder: boolean) => {
  const gains = rounds.map((splits, round) => attack(bot, splits, String(round), isLadder));
  return {
    public: mean(gains.map((gain) => gain.public)),
    private: mean(gains.map((gain) => gain.private)),
  };
};

/** Many rounds, because the luck of one bot on one split says little: gains are expectations. */
function holds(rounds: readonly Splits[]): void {
  it.each(BOTS)("keeps $name under a tenth of the range on the private split", (bot) => {
    expect(overRounds(rounds, bot, true).private).toBeLessThan(GAIN_MAX);
  });

  it("lets an honest ridge climb, past every bot on both splits", () => {
    const ridge = rounds.map(honest);
    expect(ridge.filter(({ climbed }) => climbed).length).toBeGreaterThan(0.9 * ROUNDS);
    expect(mean(ridge.map((gain) => gain.private))).toBeGreaterThan(2.5 * GAIN_MAX);
    const shown = mean(ridge.map((gain) => gain.public));
    for (const bot of BOTS) expect(overRounds(rounds, bot, true).public).toBeLessThan(shown);
  });

  it("without the ladder loses the board to every bot, and a real gain to the careful one", () => {
    const ridge = mean(rounds.map((splits) => honest(splits).public));
    const exact = BOTS.map((bot) => overRounds(rounds, bot, false));
    for (const gain of exact) expect(gain.public).toBeGreaterThan(ridge);
    expect(Math.max(...exact.map((gain) => gain.private))).toBeGreaterThan(GAIN_MAX);
  });
}

// The tenth is one of averages: what single runs and other splits gain is in docs/contest.md.
describe("the ladder's default step on a synthetic jury", () => {
  holds(
    Array.from({ length: ROUNDS }, (_, round) => {
      const { holdout } = judged({ items: 47, rows: 407, jurors: 37, noise: 2, seed: `${round}` });
      return splitRows(holdout, `round ${round}`);
    }),
  );
});

const TRIAL = new URL(
  "../../../../shared/data/deepfunding/trial2025/pond_train_407.csv",
  import.meta.url,
);
const isThere = existsSync(TRIAL);
if (!isThere) console.warn("skipped: the trial's pairs are not in ../shared");

describe.skipIf(!isThere)("the ladder's default step on the trial's 407 real pairs", () => {
  const file = isThere ? accept(readComparisons(readFileSync(TRIAL))) : undefined;
  const all: Holdout | undefined = file && { items: file.items, data: toComparisonData(file) };
  holds(all ? Array.from({ length: ROUNDS }, (_, round) => splitRows(all, `round ${round}`)) : []);
});
