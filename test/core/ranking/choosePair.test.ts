import { describe, expect, it } from "vitest";
import { pairKey, type ShownPair } from "~/core/comparison";
import { rng } from "~/core/numeric";
import {
  type AskingJuror,
  type ChosenPair,
  CRITERIA,
  type Criterion,
  choosePair,
  type PairRules,
  record,
  reserve,
  selectionOf,
  settle,
  varianceOf,
} from "~/core/ranking";

const nothing = (n: number) => ({
  n,
  a: new Int32Array(0),
  b: new Int32Array(0),
  outcome: new Float64Array(0),
});

interface Sitting extends PairRules {
  n?: number;
  allows?: AskingJuror["allows"];
  criterion?: Criterion;
}

/** One juror asked `count` times, the lower item preferred each time. */
function serve(count: number, { n = 12, allows, ...rules }: Sitting = {}): ChosenPair[] {
  const random = rng("serve");
  const selection = selectionOf(nothing(n));
  const shown: ChosenPair[] = [];
  for (let k = 0; k < count; k++) {
    const pair = choosePair(selection, { juror: 0, shown, allows }, rules, random);
    if (!pair) break;
    shown.push(pair);
    const isHeld = rules.inHoldout?.(pair.a, pair.b);
    if (!isHeld) record(selection, { ...pair, juror: 0, outcome: pair.a < pair.b ? 1 : 0 });
  }
  return shown;
}

const key = ({ a, b }: ShownPair) => pairKey(1000, a, b);
const reasonsOf = (pairs: readonly ChosenPair[]) => pairs.map(({ reason }) => reason);

describe("choosePair", () => {
  it("gives the same pairs for the same answers and seed", () => {
    expect(serve(40)).toEqual(serve(40));
  });

  it.each(CRITERIA)("connects n items in the first n − 1 pairs by %s", (criterion) => {
    const reasons = reasonsOf(serve(30, { criterion }));
    expect(reasons.slice(0, 11)).toEqual(new Array(11).fill("connect"));
    expect(reasons.slice(11)).not.toContain("connect");
    expect(reasons.slice(11)).toContain("information");
  });

  it("connects around conflicts of interest, and passes over what it may not join", () => {
    // Item 3 speaks for itself and may be shown with nothing but 7.
    const allows = (i: number, j: number) => (i !== 3 && j !== 3) || i + j === 10;
    expect(serve(11, { allows }).map(key)).toContain(pairKey(1000, 3, 7));
    const never = (i: number, j: number) => i !== 3 && j !== 3;
    const reasons = reasonsOf(serve(20, { allows: never }));
    expect(reasons.filter((reason) => reason === "connect")).toHaveLength(10);
    expect(reasons).toContain("information");
  });

  it("never asks the same again, except a mirrored repeat at least 15 pairs later, once", () => {
    const shown = serve(60);
    const places = new Map<number, number[]>();
    for (const [at, pair] of shown.entries()) {
      places.set(key(pair), [...(places.get(key(pair)) ?? []), at]);
    }
    expect(reasonsOf(shown)).toContain("repeat");
    for (const [first, second, ...more] of places.values()) {
      expect(more).toEqual([]);
      if (second === undefined) continue;
      expect(second - first!).toBeGreaterThan(15);
      const { a, b } = shown[first!]!;
      expect(shown[second]).toMatchObject({ a: b, b: a, reason: "repeat" });
    }
  });

  it("returns null when every pair was asked", () => {
    // With 10 pairs no repeat is ever 15 pairs away.
    expect(serve(1000, { n: 5 }).length).toBe(10);
  });

  it("never shows an excluded pair or item", () => {
    const allows = (i: number, j: number) => i !== 3 && j !== 3 && !(i + j === 7);
    const shown = serve(300, { allows });
    expect(shown.length).toBeGreaterThan(45);
    for (const { a, b } of shown) expect(allows(a, b)).toBe(true);
  });

  it("shows each side first about as often", () => {
    const shown = serve(60).filter(({ reason }) => reason !== "repeat");
    const lowFirst = shown.filter(({ a, b }) => a < b).length;
    expect(Math.abs(lowFirst / shown.length - 0.5)).toBeLessThan(0.2);
  });

  it.each(CRITERIA)("looks at %s among all open pairs, at any size", (criterion) => {
    for (const n of [40, 1200]) {
      const selection = selectionOf(nothing(n));
      for (let k = 1; k < n; k++) reserve(selection, { a: 0, b: k });
      const choose = (allows: AskingJuror["allows"]) =>
        choosePair(selection, { shown: [], allows }, { criterion, repeatShare: 0 }, rng(1));
      expect(choose(undefined)).toMatchObject({ reason: "information" });
      const only = choose((i, j) => Math.min(i, j) === 0 && Math.max(i, j) === n - 1);
      expect(key(only!)).toBe(pairKey(1000, 0, n - 1));
      expect(choose(() => false)).toBeNull();
    }
  });
});

describe("shares of a juror's pairs", () => {
  const inHoldout = (i: number, j: number) => (i * j) % 3 === 1;

  it.each([0.1, 0.25, 0.4])("after every tenth pair exactly %d are of the holdout", (share) => {
    const shown = serve(40, { n: 30, inHoldout, holdoutShare: share });
    for (const pair of shown) expect(inHoldout(pair.a, pair.b)).toBe(pair.reason === "holdout");
    for (const end of [10, 20, 30, 40]) {
      const held = reasonsOf(shown.slice(0, end)).filter((reason) => reason === "holdout");
      expect(held.length).toBe(Math.round(share * end));
    }
  });

  it("draws holdout pairs uniformly, in every place of the ten alike", () => {
    const random = rng("holdout");
    const drawn = new Map<number, number>();
    const selection = selectionOf(nothing(12));
    const rules = { inHoldout, holdoutShare: 0.3 };
    for (let k = 0; k < 6000; k++) {
      const pair = choosePair(selection, { shown: [] }, rules, random)!;
      if (pair.reason === "holdout") drawn.set(key(pair), (drawn.get(key(pair)) ?? 0) + 1);
    }
    const counts = [...drawn.values()];
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total / 6000).toBeCloseTo(0.3, 1);
    for (const count of counts) {
      expect(Math.abs((count * counts.length) / total - 1)).toBeLessThan(0.35);
    }
  });

  it("ends only when holdout pairs are used up too, and repeats none of them", () => {
    const held = (i: number, j: number) => (i + j) % 4 === 0;
    const shown = serve(1000, { n: 8, inHoldout: held, holdoutShare: 0.2 });
    const asked = shown.filter(({ reason }) => reason !== "repeat");
    expect(new Set(asked.map(key)).size).toBe(28);
    const repeats = shown.filter(({ reason }) => reason === "repeat");
    expect(repeats.length).toBeGreaterThan(0);
    for (const { a, b } of repeats) expect(held(a, b)).toBe(false);
  });

  it("a tenth is repeats, as soon as there is something to repeat", () => {
    const reasons = reasonsOf(serve(60, { n: 40 }));
    const connecting = reasons.lastIndexOf("connect");
    expect(connecting).toBe(38);
    for (const end of [50, 60]) {
      expect(reasons.slice(0, end).filter((reason) => reason === "repeat")).toHaveLength(end / 10);
    }
  });

  it("asks a fifth of a juror's pairs of another juror too, where that is the overlap", () => {
    const selection = selectionOf(nothing(40));
    const rules = { overlapShare: 0.2, repeatShare: 0 };
    const random = rng("overlap");
    const sit = (juror: number) => {
      const shown: ChosenPair[] = [];
      for (let k = 0; k < 30; k++) {
        const pair = choosePair(selection, { juror, shown }, rules, random)!;
        shown.push(pair);
        record(selection, { ...pair, juror, outcome: 1 });
      }
      return shown;
    };
    const first = new Set(sit(0).map(key));
    const before = new Set([...first, ...sit(1).map(key)]);
    const third = sit(2);
    expect(third.filter((pair) => before.has(key(pair))).length).toBeGreaterThanOrEqual(6);
    const asked = third.filter(({ reason }) => reason === "overlap");
    expect(asked.length).toBeGreaterThan(0);
    for (const pair of asked) expect(before.has(key(pair))).toBe(true);
  });

  it("brings every item to the floor before it looks for information alone", () => {
    const shown = serve(60, { n: 20, itemFloor: 4, repeatShare: 0 });
    const start = shown.findIndex(({ reason }) => reason === "information");
    const counts = new Array<number>(20).fill(0);
    for (const { a, b } of shown.slice(0, start)) {
      counts[a]! += 1;
      counts[b]! += 1;
    }
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(4);
    expect(start).toBeLessThan(60);
    expect(reasonsOf(shown)).toContain("floor");
  });
});

describe("a selection", () => {
  it("does not ask two jurors the same while a pair is out", () => {
    const selection = selectionOf(nothing(20));
    const out = Array.from({ length: 19 }, (_, juror) => {
      const pair = choosePair(selection, { juror, shown: [] }, {}, rng(juror))!;
      reserve(selection, { ...pair, juror });
      return pair;
    });
    expect(new Set(out.map(key)).size).toBe(19);
    expect(selection.groups.count).toBe(1);
  });

  it("comes to the same belief whether a pair was reserved and settled, or recorded at once", () => {
    const [once, twice] = [selectionOf(nothing(8)), selectionOf(nothing(8))];
    for (const [a, b, outcome] of [
      [0, 1, 1],
      [1, 2, 0],
      [0, 2, 0.5],
    ] as const) {
      record(once, { a, b, outcome });
      settle(twice, reserve(twice, { a, b }), outcome);
    }
    expect(twice.posterior.theta).toEqual(once.posterior.theta);
    expect(twice.posterior.covariance).toEqual(once.posterior.covariance);
    expect(twice.asked).toEqual(once.asked);
  });

  it.each([6, 1200])("forgets a pair that comes back unanswered (%d items)", (n) => {
    const selection = selectionOf(nothing(n));
    record(selection, { a: 0, b: 1, outcome: 1 });
    const before = varianceOf(selection.posterior, 0, 2);
    const pair = reserve(selection, { a: 0, b: 2 });
    record(selection, { a: 3, b: 4, outcome: 1 });
    expect(varianceOf(selection.posterior, 0, 2)).toBeLessThan(before);
    settle(selection, pair);
    expect(varianceOf(selection.posterior, 0, 2)).toBeCloseTo(before, 10);
    expect(Array.from(selection.asked.slice(0, 5))).toEqual([1, 1, 0, 1, 1]);
  });

  it("stays near the exact belief over a hundred answers", () => {
    const random = rng("drift");
    const n = 15;
    const rows = { a: new Int32Array(100), b: new Int32Array(100), outcome: new Float64Array(100) };
    const selection = selectionOf(nothing(n));
    for (let k = 0; k < 100; k++) {
      const a = random.int(n);
      const b = (a + 1 + random.int(n - 1)) % n;
      const outcome = random.next() < 1 / (1 + Math.exp((a - b) / 5)) ? 1 : 0;
      rows.a[k] = a;
      rows.b[k] = b;
      rows.outcome[k] = outcome;
      record(selection, { a, b, outcome });
    }
    const exact = selectionOf({ n, ...rows });
    expect(selection.groups.count).toBe(exact.groups.count);
    expect(selection.asked).toEqual(exact.asked);
    exact.posterior.theta.forEach((value, k) => {
      expect(Math.abs(selection.posterior.theta[k]! - value)).toBeLessThan(0.35);
    });
    const ratio = varianceOf(selection.posterior, 2, 9) / varianceOf(exact.posterior, 2, 9);
    expect(Math.abs(Math.log(ratio))).toBeLessThan(0.25);
  });
});
