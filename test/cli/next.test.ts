import { describe, expect, it } from "vitest";
import { fixture, steelyard, steelyardJson } from "./steelyard";

const NEXT = ["next", "--in", fixture("comparisons.csv"), "--items", fixture("items.csv")];

describe("steelyard next", () => {
  it("prints pairs by name, each with its reason and gain", () => {
    const { status, result } = steelyardJson([...NEXT, "--count", "5", "--seed", "s"]);
    expect(status).toBe(0);
    const pairs = result.pairs as { a: string; b: string; reason: string; gain: number }[];
    expect(pairs.length).toBe(5);
    for (const { a, b, reason, gain } of pairs) {
      expect([a, b]).toEqual([expect.stringMatching(/^org\d/), expect.stringMatching(/^org\d/)]);
      expect(reason).toBe("information");
      expect(gain).toBeGreaterThan(0);
    }
    expect(steelyardJson([...NEXT, "--count", "5", "--seed", "s"]).result).toEqual(result);
  });

  it("joins unconnected items first", () => {
    const { result } = steelyardJson(
      ["next", "--in", "-", "--count", "2"],
      "winner,loser\na,b\nc,d\n",
    );
    expect((result.pairs as { reason: string }[]).map(({ reason }) => reason)).toEqual([
      "connect",
      "information",
    ]);
  });

  it("says when the juror is new, and when fewer pairs are left than asked for", () => {
    const { status, stderr, stdout } = steelyard(
      ["next", "--in", "-", "--count", "9", "--juror", "zoe"],
      "winner,loser,juror\na,b,ann\nc,b,ann\n",
    );
    expect(status).toBe(0);
    expect(stderr).toContain("juror zoe has no answers yet");
    expect(stderr).toContain("only 3 pairs are left");
    expect(stdout).toMatch(/^first +second +reason +gain/);
  });

  it("asks a juror nothing twice, but for old pairs with their sides swapped", () => {
    const asked = Array.from({ length: 16 }, (_, k) => `item${k},item${k + 1},ann`);
    const { result } = steelyardJson(
      ["next", "--in", "-", "--count", "20", "--juror", "Ann", "--seed", "7"],
      ["winner,loser,juror", ...asked, ""].join("\n"),
    );
    const pairs = result.pairs as { a: string; b: string; reason: string }[];
    const sides = new Set(asked.map((row) => row.split(",").slice(0, 2).join()));
    const repeats = pairs.filter(({ reason }) => reason === "repeat");
    expect(repeats.length).toBeGreaterThan(0);
    for (const { a, b, reason } of pairs) {
      expect(sides.has(`${a},${b}`)).toBe(false);
      expect(sides.has(`${b},${a}`)).toBe(reason === "repeat");
    }
  });

  it.each(["bald_logistic", "adf_expected_gain", "error_reduction"])(
    "chooses by %s, with gains that fall as a batch goes on",
    (criterion) => {
      const { status, result } = steelyardJson([...NEXT, "--count", "6", "--criterion", criterion]);
      expect(status).toBe(0);
      const gains = (result.pairs as { gain: number }[]).map(({ gain }) => gain);
      expect(gains).toEqual([...gains].sort((x, y) => y - x));
      expect(gains.at(-1)).toBeGreaterThan(0);
    },
  );

  it("refuses a criterion it does not know, and names those it does", () => {
    const { status, stderr } = steelyard([...NEXT, "--count", "1", "--criterion", "luck"]);
    expect(status).toBe(2);
    expect(stderr).toContain("bald_logistic, adf_expected_gain, error_reduction");
  });

  it.each(["0", "many", "1.5", "100000"])("refuses --count %s", (count) => {
    expect(steelyard([...NEXT, "--count", count]).status).toBe(2);
  });
});
