import { describe, expect, it } from "vitest";
import { splitOf } from "~/core/comparison";

const FRACTIONS = { train: 0.7, public: 0.1, private: 0.2 };

describe("splitOf", () => {
  it("does not depend on the order of the names", () => {
    for (let k = 0; k < 50; k++) {
      const names = [`org/a${k}`, `org/b${k * 7}`] as const;
      expect(splitOf("s", names[0], names[1], FRACTIONS)).toBe(
        splitOf("s", names[1], names[0], FRACTIONS),
      );
    }
  });

  it("fills the splits in proportion", () => {
    const counts = { train: 0, public: 0, private: 0 };
    for (let k = 0; k < 5000; k++) counts[splitOf("seed", `a${k}`, `b${k}`, FRACTIONS)]++;
    expect(counts.train / 5000).toBeCloseTo(0.7, 1);
    expect(counts.public / 5000).toBeCloseTo(0.1, 1);
    expect(counts.private / 5000).toBeCloseTo(0.2, 1);
  });

  it("changes with the seed and keeps names apart that would join to the same text", () => {
    const pick = (seed: string) =>
      Array.from({ length: 60 }, (_, k) => splitOf(seed, `a${k}`, "b", FRACTIONS)).join();
    expect(pick("one")).not.toBe(pick("two"));
    const even = { train: 0.5, public: 0.25, private: 0.25 };
    const joined = Array.from({ length: 60 }, (_, k) => [
      splitOf("s", `x${k}`, "yz", even),
      splitOf("s", `x${k}y`, "z", even),
    ]);
    expect(joined.some(([one, two]) => one !== two)).toBe(true);
  });

  it("sends everything to the only split there is", () => {
    for (const only of ["train", "public", "private"] as const) {
      const fractions = { train: 0, public: 0, private: 0, [only]: 1 };
      for (let k = 0; k < 20; k++) expect(splitOf("s", "a", `b${k}`, fractions)).toBe(only);
    }
  });

  it.each([
    { train: 0.5, public: 0.5, private: 0.5 },
    { train: -0.2, public: 0.6, private: 0.6 },
    { train: Number.NaN, public: 0.5, private: 0.5 },
  ])("refuses fractions %j", (fractions) => {
    expect(() => splitOf("s", "a", "b", fractions)).toThrow(RangeError);
  });

  it("refuses an item paired with itself", () => {
    expect(() => splitOf("s", "a", "a", FRACTIONS)).toThrow(RangeError);
  });
});
