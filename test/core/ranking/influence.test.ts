import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import {
  comparisonInfluence,
  fit as estimate,
  FitInputError,
  jurorInfluence,
} from "~/core/ranking";
import { FIXTURES } from "./fixture";

const jurors = FIXTURES.find(({ name }) => name === "jurors")!.data;
const QUICK = ["bt_l2", "log_l2_ridge"] as const;

/** The weights without the rows that `leaves` names, by an ordinary fit of what remains. */
function weightsWithout(
  method: string,
  data: ComparisonData,
  leaves: (row: number, juror: number) => boolean,
): Float64Array {
  const cut = <T extends ComparisonData["binary"] | ComparisonData["ratio"]>(rows: T): T => {
    const kept = rows.a.map((_, row) => (leaves(row, rows.juror?.[row] ?? -1) ? 0 : 1));
    const columns = Object.entries(rows).map(([name, column]) =>
      typeof column === "number"
        ? [name, column]
        : [name, column.filter((_: number, row: number) => kept[row] === 1)],
    );
    return Object.fromEntries(columns) as T;
  };
  return estimate(method, { binary: cut(data.binary), ratio: cut(data.ratio) }).weights;
}

const largest = (before: Float64Array, after: Float64Array) =>
  before.reduce((top, value, k) => Math.max(top, Math.abs(value - after[k]!)), 0);

describe("jurorInfluence", () => {
  it.each([...QUICK, "huber", "bt_logistic_prior"])(
    "equals fits without each juror: %s",
    (method) => {
      const found = jurorInfluence(method, jurors);
      const before = estimate(method, jurors).weights;
      expect(found.length).toBe(12);
      for (const { juror, without } of found) {
        const after = weightsWithout(method, jurors, (_, who) => who === juror);
        expect(Math.abs(without!.change)).toBeCloseTo(largest(before, after), 9);
        expect(without!.after).toBeCloseTo(after[without!.item]!, 9);
        expect(without!.l1).toBeCloseTo(
          before.reduce((sum, value, k) => sum + Math.abs(value - after[k]!), 0),
          8,
        );
      }
      const sizes = found.map(({ without }) => Math.abs(without!.change));
      expect(sizes).toEqual([...sizes].sort((x, y) => y - x));
    },
  );

  it("says that there is no answer without the only juror, and nothing without jurors", () => {
    const alone = {
      binary: { ...jurors.binary, juror: new Int32Array(jurors.binary.a.length) },
      ratio: jurors.ratio,
    };
    expect(jurorInfluence("bt", alone)).toMatchObject([{ juror: 0, without: null }]);
    const { juror: _, ...binary } = jurors.binary;
    expect(jurorInfluence("bt_l2", { ...jurors, binary })).toEqual([]);
  });

  it("follows an item that one juror alone judged", () => {
    const { a, b, outcome, juror, n } = jurors.binary;
    const binary = {
      n: n + 1,
      a: Int32Array.from([...a, n, n, n, n]),
      b: Int32Array.from([...b, 0, 1, 2, 3]),
      outcome: Float64Array.from([...outcome, 1, 1, 1, 1]),
      juror: Int32Array.from([...juror!, 99, 99, 99, 99]),
    };
    const [first] = jurorInfluence("bt_l2", { ...jurors, binary }, { alpha: 0.01 });
    expect(first).toMatchObject({ juror: 99, rows: 4, without: { item: n } });
    expect(first!.without!.change).toBeLessThan(-0.1);
  });

  it("refuses what fit refuses", () => {
    const bad = { ...jurors, binary: { ...jurors.binary, b: jurors.binary.a } };
    expect(() => jurorInfluence("bt_l2", bad)).toThrow(FitInputError);
  });
});

describe("comparisonInfluence", () => {
  it.each(QUICK)("finds the row that matters most of all: %s", (method) => {
    const found = comparisonInfluence(method, jurors)!;
    const before = estimate(method, jurors).weights;
    const rows = method === "bt_l2" ? jurors.binary : jurors.ratio;
    const changes = Array.from(rows.a.keys()).map((row) =>
      largest(
        before,
        weightsWithout(method, jurors, (other) => other === row),
      ),
    );
    expect(found.length).toBe(20);
    expect(Math.abs(found[0]!.change)).toBeCloseTo(Math.max(...changes), 9);
    for (const { row, change } of found) expect(Math.abs(change)).toBeCloseTo(changes[row]!, 9);
  });

  it("is not offered for methods without a quick answer", () => {
    expect(comparisonInfluence("huber", jurors)).toBeNull();
  });

  it("passes over rows without weight", () => {
    const weight = Float64Array.from(jurors.binary.a, (_, row) => (row === 5 ? 0 : 1));
    const binary = { ...jurors.binary, weight };
    const found = comparisonInfluence("bt_l2", { ...jurors, binary })!;
    expect(found.map(({ row }) => row)).not.toContain(5);
  });
});
