import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LadderRules, ladder, type Rung } from "~/core/scoring";

const released = (scores: number[], eta: number, better: "lower" | "higher" = "lower") =>
  ladder(scores, { eta, better }).map((rung) => rung.released);

describe("ladder", () => {
  it.each([
    { what: "the first score, rounded to η", scores: [7.86], eta: 0.5, out: [8] },
    { what: "a score better by more than η", scores: [7.86, 7.3], eta: 0.5, out: [8, 7.5] },
    { what: "nothing for a score better by less", scores: [7.9, 7.6], eta: 0.5, out: [8, 8] },
    { what: "nothing for a score better by η exactly", scores: [8, 7.5], eta: 0.5, out: [8, 8] },
    { what: "nothing for a worse score", scores: [5, 9, 4], eta: 0.5, out: [5, 5, 4] },
    {
      what: "multiples of 0.1 without the machine's rounding",
      scores: [0.31],
      eta: 0.1,
      out: [0.3],
    },
    { what: "no negative zero", scores: [-0.01], eta: 0.1, out: [0] },
  ])("releases $what", ({ scores, eta, out }) => {
    expect(released(scores, eta)).toEqual(out);
  });

  it("climbs upwards where higher is better", () => {
    const rungs = ladder([0.5, 0.52, 0.71, 0.6], { eta: 0.1, better: "higher" });
    expect(rungs).toEqual<Rung[]>([
      { released: 0.5, improved: true },
      { released: 0.5, improved: false },
      { released: 0.7, improved: true },
      { released: 0.7, improved: false },
    ]);
  });

  const scores = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { maxLength: 60 });
  const eta = fc.double({ min: 0.01, max: 5, noNaN: true });

  it("agrees with algorithm 1 of the paper, written as it stands there", () => {
    fc.assert(
      fc.property(scores, eta, (exact, step) => {
        let before = Number.POSITIVE_INFINITY;
        const expected: number[] = [];
        for (const score of exact) {
          if (score < before - step) before = Math.round(score / step) * step;
          expected.push(before);
        }
        released(exact, step).forEach((value, t) => {
          expect(value).toBeCloseTo(expected[t]!, 9);
        });
      }),
      // What is released is rounded to twelve digits; what the next score must beat is not.
      { examples: [[[1.4064923764925001, 0], 2.8129847529850003]] },
    );
  });

  it("stays within η of the best so far, moves by half of η at least, and mirrors", () => {
    fc.assert(
      fc.property(scores, eta, (exact, step) => {
        const rungs = ladder(exact, { eta: step, better: "lower" });
        const turned = exact.map((score) => -score);
        const mirror = ladder(turned, { eta: step, better: "higher" });
        let best = Number.POSITIVE_INFINITY;
        rungs.forEach(({ released: now, improved }, t) => {
          best = Math.min(best, exact[t]!);
          expect(Math.abs(now - best)).toBeLessThanOrEqual(1.5 * step + 1e-9);
          const before = rungs[t - 1]?.released ?? Number.POSITIVE_INFINITY;
          if (improved) expect(before - now).toBeGreaterThan(step / 2 - 1e-9);
          else expect(now).toBe(before);
          expect(mirror[t]!.improved).toBe(improved);
          expect(mirror[t]!.released).toBeCloseTo(-now, 9);
        });
      }),
    );
  });

  it("tells one and the same about the past whatever comes later", () => {
    fc.assert(
      fc.property(scores, scores, eta, (past, future, step) => {
        const rules: LadderRules = { eta: step, better: "lower" };
        const whole = ladder([...past, ...future], rules);
        expect(whole.slice(0, past.length)).toEqual(ladder(past, rules));
      }),
    );
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses η = %s", (step) => {
    expect(() => released([1], step)).toThrow(RangeError);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses a score of %s", (score) => {
    expect(() => released([1, score], 0.1)).toThrow(/finite/);
  });
});
