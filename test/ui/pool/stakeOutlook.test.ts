import { describe, expect, test } from "vitest";
import { poolAt, poolOutlook, poolSeries } from "~/core/conviction";
import { convictionInput } from "~/ui/pool/convictionLines";
import { balances } from "~/ui/pool/ledger";
import { comingIf, outlookIf, outlooksIf } from "~/ui/pool/stakeOutlook";
import type { PoolDetail } from "~/ui/pool/types";

const DAY = 86_400_000;
const NOW = 10 * DAY;
const ALPHA = 2 ** (-1 / 3);
const rules = { alpha: ALPHA, beta: 0.2, rho: 0.0025, minimumAge: 1, minimumStake: 0, unitMs: DAY };
const history = {
  rules,
  proposals: [
    { id: "a", requested: 1000, createdAt: 0, endedAt: null, held: false },
    { id: "b", requested: 500, createdAt: 0, endedAt: null, held: false },
  ],
  stakes: [
    { at: DAY, target: "a", change: 20 },
    { at: 2 * DAY, target: "b", change: 70 },
    // Somebody left: what the trigger counts is still falling.
    { at: 8 * DAY, target: "b", change: -30 },
  ],
  funds: [{ at: 0, change: 10_000 }],
};

/** The pool as the API tells it, computed by the core's own replay. */
function poolOf(replayed: typeof history): PoolDetail {
  const run = poolAt(replayed, NOW);
  const numbers = run.numbers();
  const proposals = replayed.proposals.map(({ id, requested }) => ({
    ...{ id, amount: String(requested) },
    standing: {
      ...poolOutlook({ requested, ...run.chargingOf(id) }, numbers),
      ...run.chargingOf(id),
    },
  }));
  return {
    ...{ now: new Date(NOW), funds: "10000", staked: numbers.supply.staked },
    ...{ counted: numbers.supply.counted, proposals },
    rules: { ...rules, minimumStake: "0" },
  } as unknown as PoolDetail;
}

describe("what if somebody stakes otherwise", () => {
  const pool = poolOf(history);
  const staked = { ...history, stakes: [...history.stakes, { at: NOW, target: "a", change: 25 }] };

  test("is what the pool's own replay says once they do", () => {
    const run = poolAt(staked, NOW);
    const replayed = poolOutlook({ requested: 1000, ...run.chargingOf("a") }, run.numbers());
    const supposed = outlookIf(pool, "a", { own: 5, stake: 30 })!;
    expect(supposed.threshold).toBeCloseTo(replayed.threshold, 9);
    expect(supposed.share).toBeCloseTo(replayed.share, 12);
    expect(supposed.timeToPass).toBeCloseTo(replayed.timeToPass, 9);
  });

  test("and so are the lines drawn of it", () => {
    const until = NOW + 9 * DAY;
    const drawn = comingIf(pool, "a", 25, { from: NOW, until, unitMs: DAY });
    const replayed = poolSeries(staked, "a", { from: NOW, until, points: drawn.length });
    for (const [k, point] of drawn.entries()) {
      expect(point.conviction).toBeCloseTo(replayed[k]!.conviction, 9);
      expect(point.threshold).toBeCloseTo(replayed[k]!.threshold, 9);
    }
  });

  test("abstaining raises every trigger and charges nothing", () => {
    const none = new Map<string | null, number>();
    for (const { before, after } of outlooksIf(pool, none, new Map([[null, 100]]))) {
      expect(after.threshold).toBeGreaterThan(before.threshold);
      expect(after.share).toBeLessThan(before.share);
    }
  });

  test("an unknown proposal has no outlook", () => {
    expect(outlookIf(pool, "z", { own: 0, stake: 1 })).toBeNull();
    expect(comingIf(pool, "z", 1, { from: 0, until: 1, unitMs: 1 })).toEqual([]);
  });
});

describe("the chart of a proposal", () => {
  const shown = { rules: { alpha: ALPHA } };
  const point = (at: number, conviction: number, threshold: number) => ({
    ...{ at, conviction, threshold, stake: 1, counted: 1, funds: 1 },
  });
  const input = (threshold: number) =>
    convictionInput(
      {
        past: [point(0, 0, threshold), point(NOW, 10, threshold)],
        coming: [point(NOW, 10, threshold), point(2 * NOW, 20, threshold)],
        pool: shown as never,
        now: new Date(NOW),
      },
      null,
    );

  test("is in power: a stake's conviction comes to the stake", () => {
    const [conviction, trigger] = input(30).lines;
    expect(conviction!.points.at(-1)!.y).toBeCloseTo(10 * (1 - ALPHA), 12);
    expect(trigger!.points[0]!.y).toBeCloseTo(30 * (1 - ALPHA), 12);
  });

  test("a trigger far above, or at infinity, does not flatten it", () => {
    expect(input(30).most).toBeUndefined();
    expect(input(1e9).most).toBeCloseTo(4 * 20 * (1 - ALPHA), 12);
    expect(input(Number.POSITIVE_INFINITY).most).toBeCloseTo(4 * 20 * (1 - ALPHA), 12);
  });
});

test("the ledger says what every entry left, to the last unit", () => {
  const entry = (change: string) => ({
    ...{ change, reason: "added" as const, at: new Date(0), note: "", proposalId: null },
  });
  const newestFirst = [entry("-3"), entry("9007199254740993"), entry("10")];
  const left = balances(newestFirst).map(({ balance }) => balance);
  expect(left).toEqual([10n, 9007199254741003n, 9007199254741000n]);
});
