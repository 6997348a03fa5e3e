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

  it.each(["0", "many", "1.5", "100000"])("refuses --count %s", (count) => {
    expect(steelyard([...NEXT, "--count", count]).status).toBe(2);
  });
});
