import fc from "fast-check";
import type { PoolHistory, PoolRules } from "~/core/conviction";

export const RULES: PoolRules = {
  ...{ alpha: 0.9, unitMs: 1000, beta: 0.2, rho: 0.0025 },
  ...{ minimumAge: 2, minimumStake: 0 },
};
export const SPAN_MS = 60_000;

const at = fc.integer({ min: 0, max: SPAN_MS });
const change = fc.record({
  at,
  member: fc.integer({ min: 0, max: 3 }),
  target: fc.constantFrom("a", "b", "c", null),
  amount: fc.integer({ min: 0, max: 100 }),
});

/** Pools of three proposals whose four members change their stakes now and then. */
export const pools: fc.Arbitrary<PoolHistory> = fc
  .record({
    changes: fc.array(change, { maxLength: 25 }),
    requests: fc.tuple(...["a", "b", "c"].map(() => fc.integer({ min: 1, max: 1600 }))),
    added: fc.array(fc.record({ at, change: fc.integer({ min: 1, max: 3000 }) }), { maxLength: 3 }),
    minimumStake: fc.constantFrom(0, 50),
  })
  .map(({ changes, requests, added, minimumStake }) => ({
    rules: { ...RULES, minimumStake },
    proposals: requests.map((requested, k) => ({
      ...{ id: "abc"[k]!, requested, createdAt: 100 * k, endedAt: null, held: false },
    })),
    stakes: changesOf(changes),
    funds: [{ at: 0, change: 10_000 }, ...added.sort((x, y) => x.at - y.at)],
  }));

interface Change {
  at: number;
  member: number;
  target: string | null;
  amount: number;
}

/** Amounts from a moment on as changes of the sums over members; none before its proposal is made. */
function changesOf(changes: readonly Change[]): PoolHistory["stakes"] {
  const held = new Map<string, number>();
  return changes
    .map((change) => ({ ...change, at: Math.max(change.at, 200) }))
    .sort((x, y) => x.at - y.at)
    .map(({ at, member, target, amount }) => {
      const key = `${member}:${target}`;
      const before = held.get(key) ?? 0;
      held.set(key, amount);
      return { at, target, change: amount - before };
    });
}
