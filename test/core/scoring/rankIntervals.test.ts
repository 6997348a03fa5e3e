import { describe, expect, it } from "vitest";
import { rng } from "~/core/numeric";
import {
  type BoardRank,
  type RankOptions,
  type RowLosses,
  rankIntervals,
  rowLosses,
  ScoreInputError,
} from "~/core/scoring";
import { judged, weightsFrom } from "./judged";

const { holdout, truth } = judged({ items: 10, rows: 400, jurors: 30, noise: 1, seed: "board" });
const lossesAt = (scale: number, metric: "log_ratio_mse" | "accuracy" = "log_ratio_mse") =>
  rowLosses(
    weightsFrom(
      holdout,
      truth.map((x) => scale * x),
    ),
    holdout,
    metric,
  );
const lower: RankOptions = { better: "lower" };

describe("rankIntervals", () => {
  it("is sure of entries far apart, and ties near ones", () => {
    const board = rankIntervals([lossesAt(0), lossesAt(1), lossesAt(0.99), lossesAt(0.5)], lower);
    expect(board.map(({ rank }) => rank).sort()).toEqual([1, 2, 3, 4]);
    expect(board[0]).toEqual<BoardRank>({ rank: 4, interval: [4, 4], tiedWith: [] });
    expect(board[3]).toEqual({ rank: 3, interval: [3, 3], tiedWith: [] });
    expect(board[1]!.tiedWith).toEqual([2]);
    expect(board[2]!.tiedWith).toEqual([1]);
    expect(board[1]!.interval).toEqual([1, 2]);
  });

  it("gives equal entries all of their places, and ties them", () => {
    const board = rankIntervals([lossesAt(1), lossesAt(1), lossesAt(0)], lower);
    expect(board[0]).toEqual({ rank: 1, interval: [1, 2], tiedWith: [1] });
    expect(board[1]).toEqual({ rank: 2, interval: [1, 2], tiedWith: [0] });
  });

  it("takes the order shown from the caller, and widens intervals to it", () => {
    const board = rankIntervals([lossesAt(0), lossesAt(1)], { ...lower, order: [0, 1] });
    expect(board[0]).toEqual({ rank: 1, interval: [1, 2], tiedWith: [] });
    expect(board[1]).toEqual({ rank: 2, interval: [1, 2], tiedWith: [] });
  });

  it("ranks upwards where higher is better", () => {
    const entries = [lossesAt(0, "accuracy"), lossesAt(1, "accuracy")];
    const board = rankIntervals(entries, { better: "higher" });
    expect(board.map(({ rank }) => rank)).toEqual([2, 1]);
    expect(board[1]!.interval).toEqual([1, 1]);
  });

  it("resamples jurors: what one juror says a hundred times does not count as a hundred", () => {
    const values = (sign: number) =>
      Float64Array.from({ length: 100 }, (_, k) => (k < 50 ? sign : -sign / 2));
    const juror = Int32Array.from({ length: 100 }, (_, k) => (k < 50 ? 0 : 1));
    const entries = [values(-1), values(1)].map((rows) => ({ values: rows, juror }));
    expect(rankIntervals(entries, lower)[0]!.tiedWith).toEqual([1]);
    const alone = entries.map(({ values }) => ({ values }));
    expect(rankIntervals(alone, lower)[0]!.tiedWith).toEqual([]);
  });

  it("covers: of two entries equally good, one in twenty boards tells them apart", () => {
    const boards = 400;
    let apart = 0;
    for (let board = 0; board < boards; board++) {
      const random = rng(`cover ${board}`);
      const juror = Int32Array.from({ length: 240 }, (_, k) => k % 40);
      const bias = Float64Array.from({ length: 80 }, () => random.normal());
      const entry = (who: number): RowLosses => ({
        values: Float64Array.from(juror, (j) => bias[who * 40 + j]! + random.normal()),
        juror,
      });
      const [first] = rankIntervals([entry(0), entry(1)], { ...lower, seed: String(board) });
      if (first!.tiedWith.length === 0) apart += 1;
    }
    expect(apart / boards).toBeGreaterThan(0.02);
    expect(apart / boards).toBeLessThan(0.09);
  });

  it("is the same each time, and nearly the same for another seed", () => {
    const entries = Array.from({ length: 12 }, (_, k) => lossesAt(0.8 + k / 20));
    const board = rankIntervals(entries, lower);
    expect(rankIntervals(entries, lower)).toEqual(board);
    rankIntervals(entries, { ...lower, seed: "other" }).forEach(({ interval }, k) => {
      expect(Math.abs(interval[0] - board[k]!.interval[0])).toBeLessThanOrEqual(1);
      expect(Math.abs(interval[1] - board[k]!.interval[1])).toBeLessThanOrEqual(1);
    });
  });

  it("has nothing to say about no entries", () => {
    expect(rankIntervals([], lower)).toEqual([]);
  });

  it.each([
    {
      what: "other rows",
      entries: [{ values: new Float64Array(3) }, { values: new Float64Array(4) }],
    },
    {
      what: "rows of other jurors",
      entries: [
        { values: new Float64Array(2), juror: Int32Array.of(0, 1) },
        { values: new Float64Array(2), juror: Int32Array.of(1, 0) },
      ],
    },
    { what: "no rows", entries: [{ values: new Float64Array(0) }] },
  ])("refuses entries with $what", ({ entries }) => {
    expect(() => rankIntervals(entries, lower)).toThrow(ScoreInputError);
  });

  it.each([[[0]], [[0, 0]], [[0, 2]], [[0, 1, 1]]])("refuses %j as an order of two", (order) => {
    expect(() => rankIntervals([lossesAt(0), lossesAt(1)], { ...lower, order })).toThrow(/order/);
  });
});

describe("rowLosses", () => {
  it("refuses weights that leave out a judged item, and names it", () => {
    const weights = weightsFrom(holdout, truth);
    weights.delete("o/r3");
    expect(() => rowLosses(weights, holdout, "accuracy")).toThrow(/o\/r3 is judged/);
  });
});
