import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Crossing,
  crossingTime,
  type PoolHistory,
  poolAt,
  poolThreshold,
  settlePool,
  withReleased,
} from "~/core/conviction";
import { pools, RULES, SPAN_MS } from "./poolWorld";

const isOver = (history: PoolHistory, id: string, at: number) => {
  const run = poolAt(history, at);
  const { requested } = history.proposals.find((proposal) => proposal.id === id)!;
  return run.chargingOf(id).conviction > poolThreshold(requested, run.numbers());
};

/** Settles in the parts that end at `cuts`, each with what the ones before released. */
function inParts(history: PoolHistory, cuts: readonly number[]): Crossing[] {
  const found: Crossing[] = [];
  let from = 0;
  for (const until of [...cuts].sort((x, y) => x - y)) {
    // What happens later is not there yet.
    const known = withReleased(
      {
        ...history,
        stakes: history.stakes.filter(({ at }) => at <= until),
        funds: history.funds.filter(({ at }) => at <= until),
      },
      found,
    );
    const held = known.proposals.map((p) => ({ ...p, held: p.endedAt !== null }));
    found.push(...settlePool({ ...known, proposals: held }, from, until));
    from = until;
  }
  return found;
}

describe("settlePool", () => {
  it("finds the same however often, and when, it is asked", () => {
    fc.assert(
      fc.property(
        pools,
        fc.array(fc.integer({ min: 0, max: SPAN_MS }), { maxLength: 10 }),
        (history, cuts) => {
          const once = settlePool(history, 0, SPAN_MS);
          const often = inParts(history, [...cuts, SPAN_MS]);
          expect(often.map(({ proposalId }) => proposalId)).toEqual(
            once.map(({ proposalId }) => proposalId),
          );
          // Rounding may move a crossing by a millisecond.
          for (const [k, { at }] of once.entries()) {
            expect(Math.abs(often[k]!.at - at)).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("releases at the first millisecond above the trigger, old enough, each once, within the funds", () => {
    let crossings = 0;
    fc.assert(
      fc.property(pools, (history) => {
        const found = settlePool(history, 0, SPAN_MS);
        crossings += found.length;
        expect(new Set(found.map(({ proposalId }) => proposalId)).size).toBe(found.length);
        for (const [k, { proposalId, at, conviction, threshold }] of found.entries()) {
          const before = withReleased(history, found.slice(0, k));
          const proposal = history.proposals.find(({ id }) => id === proposalId)!;
          const old = proposal.createdAt + RULES.minimumAge * RULES.unitMs;
          expect(at).toBeGreaterThanOrEqual(old);
          expect(conviction).toBeGreaterThan(threshold);
          const previous = found[k - 1]?.at ?? -1;
          const happened = [...history.stakes, ...history.funds].some((h) => h.at === at);
          if (!happened && at > old && at > previous) {
            expect(isOver(before, proposalId, at - 2)).toBe(false);
          }
          if (!happened) {
            const { funds } = poolAt(before, at);
            expect(proposal.requested).toBeLessThan(RULES.beta * funds);
          }
        }
        const run = poolAt(withReleased(history, found), SPAN_MS);
        expect(run.funds).toBeGreaterThan(0);
        const paid = found.reduce(
          (sum, { proposalId }) =>
            sum + history.proposals.find(({ id }) => id === proposalId)!.requested,
          0,
        );
        const entered = history.funds.reduce((sum, { change }) => sum + change, 0);
        expect(run.funds + paid).toBeCloseTo(entered, 6);
      }),
      { numRuns: 300 },
    );
    expect(crossings).toBeGreaterThan(50);
  });

  it("misses nothing: whoever is above the trigger at the end has been released", () => {
    fc.assert(
      fc.property(pools, (history) => {
        const found = settlePool(history, 0, SPAN_MS);
        const after = withReleased(history, found);
        for (const { id, createdAt, endedAt } of after.proposals) {
          if (endedAt !== null || SPAN_MS < createdAt + 2 * RULES.unitMs) continue;
          expect(isOver(after, id, SPAN_MS)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  const one = (stakes: PoolHistory["stakes"], more: object = {}): PoolHistory => ({
    rules: RULES,
    proposals: [{ id: "a", requested: 500, createdAt: 0, endedAt: null, held: false, ...more }],
    stakes,
    funds: [{ at: 0, change: 10_000 }],
  });
  const staked = [
    { at: 0, target: "a", change: 40 },
    { at: 0, target: null, change: 60 },
  ];

  it("keeps a crossing that was followed by a change of mind", () => {
    const [crossing] = settlePool(one(staked), 0, SPAN_MS);
    const left = [...staked, { at: crossing!.at + 1, target: "a", change: -40 }];
    expect(settlePool(one(left), 0, SPAN_MS)).toEqual([crossing]);
    const earlier = [...staked, { at: crossing!.at - 1, target: "a", change: -40 }];
    expect(settlePool(one(earlier), 0, SPAN_MS)).toEqual([]);
  });

  it("passes over a veto, releases what stands above the trigger as it is settled from a lift on", () => {
    expect(settlePool(one(staked, { held: true }), 0, SPAN_MS)).toEqual([]);
    expect(settlePool(one(staked), 40_000, SPAN_MS)).toMatchObject([{ at: 40_000 }]);
  });

  it("says beforehand when it will be", () => {
    const [crossing] = settlePool(one(staked), 0, SPAN_MS);
    const history = one(staked);
    const run = poolAt(history, 1000);
    expect(Math.abs(crossingTime(run, history.proposals[0]!) - crossing!.at)).toBeLessThanOrEqual(
      1,
    );
    const small = one([
      { at: 0, target: "a", change: 1 },
      { at: 0, target: null, change: 99 },
    ]);
    expect(crossingTime(poolAt(small, 1000), small.proposals[0]!)).toBe(Number.POSITIVE_INFINITY);
  });

  it("lets the older of two go first where funds are short for both", () => {
    const two: PoolHistory = {
      ...one([
        { at: 0, target: "a", change: 100 },
        { at: 0, target: "b", change: 100 },
      ]),
      proposals: ["b", "a"].map((id, k) => ({
        ...{ id, requested: 900, createdAt: k, endedAt: null, held: false },
      })),
    };
    const found = settlePool(two, 30_000, SPAN_MS);
    expect(found.map(({ proposalId }) => proposalId)[0]).toBe("b");
  });

  it("refuses a history out of order", () => {
    const run = poolAt(one(staked), 1000);
    expect(() => run.moveTo(999)).toThrow(RangeError);
  });
});
