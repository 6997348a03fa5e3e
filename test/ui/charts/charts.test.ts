import { describe, expect, test } from "vitest";
import { scoreDomain } from "~/ui/charts/drawScores";
import { ROWS_SHOWN, rowsToDraw, weightDomain } from "~/ui/charts/intervalRows";
import { fitLabel, labelRoom } from "~/ui/charts/labels";

const row = (
  name: string,
  weight: number,
  low: number | null = null,
  high: number | null = null,
) => ({ name, title: name, weight, low, high });

describe("rows of the weight chart", () => {
  test("stand largest first, and only the first screenful until all are asked for", () => {
    const rows = Array.from({ length: 200 }, (_, i) => row(`p${i}`, (i + 1) / 20_100));
    expect(rowsToDraw(rows, false, false)).toHaveLength(ROWS_SHOWN);
    expect(rowsToDraw(rows, false, false)[0]?.name).toBe("p199");
    expect(rowsToDraw(rows, false, true)).toHaveLength(200);
  });

  test("a weight of zero has no place on a log scale", () => {
    const rows = [row("a", 1), row("b", 0)];
    expect(rowsToDraw(rows, true, true).map((r) => r.name)).toEqual(["a"]);
    expect(rowsToDraw(rows, false, true)).toHaveLength(2);
  });

  test("the axis holds every interval, and a log axis is not squeezed by one empty tail", () => {
    const rows = [row("a", 0.6, 0.5, 0.8), row("b", 0.4, 1e-30, 0.5)];
    expect(weightDomain(rows, false)[0]).toBe(0);
    expect(weightDomain(rows, false)[1]).toBeGreaterThan(0.8);
    expect(weightDomain(rows, true)[0]).toBeGreaterThan(1e-6);
  });
});

describe("the score axis", () => {
  test("holds uniform, floor and every score, whichever is better", () => {
    const scores = [{ key: "a", label: "a", score: 7, low: null, high: null, baseline: false }];
    const [low, high] = scoreDomain(scores, { uniform: 6, floor: 3 });
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(7);
    const [same, other] = scoreDomain([], { uniform: 1, floor: 1 });
    expect(other).toBeGreaterThan(same);
  });
});

describe("row labels", () => {
  test("get the room of the longest, but leave a phone most of its width", () => {
    expect(labelRoom(1200, ["ab"])).toBeLessThan(60);
    expect(labelRoom(358, ["openzeppelin/openzeppelin-contracts"])).toBeLessThan(358 * 0.4);
  });

  test("are cut with an ellipsis only when they do not fit", () => {
    const long = "openzeppelin-contracts";
    expect(fitLabel(long, labelRoom(1200, [long]))).toBe(long);
    expect(fitLabel(long, 80)).toMatch(/…$/);
    expect(fitLabel("openzeppelin/contracts", 90)).toBe("contracts");
  });
});
