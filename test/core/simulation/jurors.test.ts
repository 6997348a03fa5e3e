import { describe, expect, it } from "vitest";
import { fit as estimate } from "~/core/ranking";
import { simulateJurors } from "~/core/simulation";

const theta = Float64Array.from({ length: 12 }, (_, k) => (k - 5.5) / 3);

describe("simulateJurors", () => {
  it("repeats itself per seed and changes with it", () => {
    const options = { theta, jurors: 3, pairsPerJuror: 10 };
    expect(simulateJurors({ ...options, seed: 1 })).toEqual(
      simulateJurors({ ...options, seed: 1 }),
    );
    expect(simulateJurors({ ...options, seed: 1 })).not.toEqual(
      simulateJurors({ ...options, seed: 2 }),
    );
  });

  it("gives every juror different pairs and round intensities of at least 1", () => {
    const answers = simulateJurors({ theta, jurors: 4, pairsPerJuror: 30, seed: "s" });
    expect(answers.length).toBe(120);
    for (let juror = 0; juror < 4; juror++) {
      const own = answers.filter((answer) => answer.juror === juror);
      const pairs = own.map(({ a, b }) => [a, b].sort((x, y) => x - y).join());
      expect(new Set(pairs).size).toBe(30);
    }
    for (const { multiplier } of answers) expect(multiplier).toBeGreaterThanOrEqual(1);
  });

  it("asks no juror more pairs than there are", () => {
    expect(simulateJurors({ theta: [0, 1, 2], jurors: 2, pairsPerJuror: 99, seed: 1 }).length).toBe(
      6,
    );
  });

  it("lets a fit find the truth again", () => {
    const rows = simulateJurors({ theta, jurors: 40, pairsPerJuror: 40, seed: "truth", spread: 0 });
    const ratio = {
      n: 12,
      a: Int32Array.from(rows, ({ a }) => a),
      b: Int32Array.from(rows, ({ b }) => b),
      logRatio: Float64Array.from(
        rows,
        ({ outcome, multiplier }) => (outcome === 1 ? 1 : -1) * Math.log(multiplier),
      ),
    };
    const outcome = Float64Array.from(rows, (row) => row.outcome);
    const found = estimate("log_l2", { ratio, binary: { n: 12, a: ratio.a, b: ratio.b, outcome } });
    for (let item = 0; item < 12; item++) {
      expect(Math.abs(found.theta[item]! - theta[item]!)).toBeLessThan(0.25);
    }
  });

  it("refuses a society of none", () => {
    expect(() => simulateJurors({ theta: [0], jurors: 1, pairsPerJuror: 1, seed: 1 })).toThrow();
    expect(() => simulateJurors({ theta, jurors: 0, pairsPerJuror: 1, seed: 1 })).toThrow();
  });
});
