import { describe, expect, it } from "vitest";
import { choosePair, type ShownPair } from "~/core/comparison";
import { rng } from "~/core/numeric";

const key = ({ a, b }: ShownPair) => `${Math.min(a, b)}-${Math.max(a, b)}`;

/** One juror asked `count` times, everything answered. */
function serve(count: number, options: Partial<Parameters<typeof choosePair>[0]> = {}) {
  const random = rng("serve");
  const inHoldout = options.inHoldout ?? (() => false);
  const own: (ShownPair & { reason: string })[] = [];
  for (let k = 0; k < count; k++) {
    const overall = own.filter(({ a, b }) => !inHoldout(a, b));
    const pair = choosePair({ n: 12, overall, own, rng: random, ...options });
    if (!pair) break;
    own.push(pair);
  }
  return own;
}

describe("choosePair", () => {
  it("gives the same pair for the same state and seed", () => {
    expect(serve(40)).toEqual(serve(40));
  });

  it("connects n items in the first n − 1 pairs", () => {
    const reasons = serve(20).map(({ reason }) => reason);
    expect(reasons.slice(0, 11)).toEqual(new Array(11).fill("connect"));
    expect(reasons.slice(11)).not.toContain("connect");
  });

  it("never asks the same again, except a mirrored repeat at least 15 pairs later, once", () => {
    const own = serve(60);
    const times = new Map<string, number[]>();
    for (const [at, pair] of own.entries()) {
      times.set(key(pair), [...(times.get(key(pair)) ?? []), at]);
    }
    const repeats = own.filter(({ reason }) => reason === "repeat");
    expect(repeats.length).toBeGreaterThan(0);
    for (const places of times.values()) {
      expect(places.length).toBeLessThanOrEqual(2);
      if (places.length < 2) continue;
      const [first, second] = places.map((at) => own[at]!);
      expect(places[1]! - places[0]!).toBeGreaterThan(15);
      expect(second).toMatchObject({ a: first!.b, b: first!.a, reason: "repeat" });
    }
  });

  it("returns null when every pair was asked and repeated", () => {
    const own = serve(1000, { n: 5, repeatShare: 0 });
    // With 10 pairs no repeat is ever 15 pairs away.
    expect(own.length).toBe(10);
  });

  it("never shows an excluded pair or item", () => {
    const allows = (i: number, j: number) => i !== 3 && j !== 3 && !(i + j === 7);
    const own = serve(300, { allows });
    expect(own.length).toBeGreaterThan(45);
    for (const { a, b } of own) expect(allows(a, b)).toBe(true);
  });

  it("serves holdout pairs by the uniform draw alone, in the given share", () => {
    const inHoldout = (i: number, j: number) => (i * j) % 3 === 1;
    const reasons = { holdout: 0, other: 0 };
    const drawn = new Map<string, number>();
    const random = rng("holdout");
    for (let k = 0; k < 6000; k++) {
      const pair = choosePair({
        n: 12,
        overall: [],
        own: [],
        inHoldout,
        holdoutShare: 0.3,
        rng: random,
      })!;
      expect(inHoldout(pair.a, pair.b)).toBe(pair.reason === "holdout");
      reasons[pair.reason === "holdout" ? "holdout" : "other"]++;
      if (pair.reason === "holdout") drawn.set(key(pair), (drawn.get(key(pair)) ?? 0) + 1);
    }
    expect(reasons.holdout / 6000).toBeCloseTo(0.3, 1);
    const expected = reasons.holdout / drawn.size;
    for (const count of drawn.values()) expect(Math.abs(count / expected - 1)).toBeLessThan(0.35);
  });

  it("ends only when holdout pairs are used up too, and repeats none of them", () => {
    const inHoldout = (i: number, j: number) => (i + j) % 4 === 0;
    const own = serve(1000, { n: 8, inHoldout, holdoutShare: 0.2 });
    const asked = own.filter(({ reason }) => reason !== "repeat");
    expect(new Set(asked.map(key)).size).toBe(28);
    const repeats = own.filter(({ reason }) => reason === "repeat");
    expect(repeats.length).toBeGreaterThan(0);
    for (const { a, b } of repeats) expect(inHoldout(a, b)).toBe(false);
  });

  it("shows each side first about as often", () => {
    const own = serve(60).filter(({ reason }) => reason !== "repeat");
    const lowFirst = own.filter(({ a, b }) => a < b).length;
    expect(Math.abs(lowFirst / own.length - 0.5)).toBeLessThan(0.2);
  });

  it("prefers items little compared, and among equals the closest contest", () => {
    const ring = Array.from({ length: 6 }, (_, k) => ({ a: k, b: (k + 1) % 6 }));
    const theta = [3, 0, -2, 0.1, 5, -6];
    const rest = { n: 6, own: [], repeatShare: 0, rng: rng("close") };
    const close = choosePair({ ...rest, overall: ring, theta })!;
    expect(key(close)).toBe("1-3");
    const busy = [...ring, ...Array.from({ length: 20 }, () => ({ a: 1, b: 3 }))];
    const fresh = choosePair({ ...rest, overall: busy })!;
    expect([fresh.a, fresh.b]).not.toContain(1);
    expect([fresh.a, fresh.b]).not.toContain(3);
  });

  it("covers all items evenly over a long sitting", () => {
    const counts = new Array(12).fill(0);
    for (const { a, b } of serve(60)) {
      counts[a]++;
      counts[b]++;
    }
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(4);
  });
});
