import { describe, expect, test } from "vitest";
import { calibrationRows } from "~/ui/charts/calibrationRows";
import { energyShares } from "~/ui/charts/EnergyBar";
import { forceLayout } from "~/ui/charts/forceLayout";
import { mostMoved, type SlopeRow, slopePoints } from "~/ui/charts/slopeLines";

describe("ranks over methods", () => {
  const cell = (place: number) => ({ weight: 1 / place, place });
  const rows: SlopeRow[] = [
    { name: "a", title: "A", cells: { ridge: cell(1), huber: cell(2) } },
    { name: "b", title: "B", cells: { ridge: cell(2), huber: cell(9) } },
    { name: "c", title: "C", cells: { huber: cell(1) } },
  ];

  test("a project has a point for every method that weighs it", () => {
    const points = slopePoints(rows, [{ method: "huber" }, { method: "ridge" }]);
    expect(points.map(({ name, method, place }) => [name, method, place])).toEqual([
      ["a", "huber", 2],
      ["a", "ridge", 1],
      ["b", "huber", 9],
      ["b", "ridge", 2],
      ["c", "huber", 1],
    ]);
  });

  test("the line to follow first is the one that moves most; none where all lie still", () => {
    expect(mostMoved(rows)).toBe("b");
    expect(mostMoved([rows[2]!])).toBeNull();
  });
});

test("calibration turns every pair so that the weights favour its first side", () => {
  const rows = calibrationRows([
    { said: 1, fitted: 0.8, rows: 3 },
    { said: 0, fitted: 0.2, rows: 1 },
    { said: 1, fitted: 0.2, rows: 4 },
    { said: 0.5, fitted: 0.5, rows: 2 },
  ]);
  expect(rows).toEqual([
    { fitted: 0.5, observed: 0.5, rows: 2 },
    { fitted: 0.8, observed: 0.5, rows: 8 },
  ]);
});

test("the three energies are shares of the whole, and rounding below zero is zero", () => {
  const shares = energyShares({ total: 4, gradient: 3, withinPairs: 1, cyclic: -1e-12 });
  expect(shares.map(({ share }) => share)).toEqual([0.75, 0.25, 0]);
  expect(energyShares({ total: 0, gradient: 0, withinPairs: 0, cyclic: 0 })[0]?.share).toBe(0);
});

describe("the layout of the graph", () => {
  const ring = Array.from({ length: 8 }, (_, a) => ({ a, b: (a + 1) % 8, rows: 1 + a }));

  test("is the same every time, within the unit square", () => {
    const once = forceLayout(8, ring);
    expect(forceLayout(8, ring)).toEqual(once);
    for (const { x, y } of once) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(1);
    }
  });

  test("puts joined projects nearer to each other than unjoined ones", () => {
    const at = forceLayout(8, ring);
    const apart = (i: number, j: number) => Math.hypot(at[i]!.x - at[j]!.x, at[i]!.y - at[j]!.y);
    const mean = (list: number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
    const joined = ring.map(({ a, b }) => apart(a, b));
    const across = ring.slice(0, 4).map(({ a }) => apart(a, a + 4));
    expect(mean(joined)).toBeLessThan(mean(across));
  });

  test.each([0, 1, 2])("has a place for each of %i projects", (nodes) => {
    const at = forceLayout(nodes, []);
    expect(at).toHaveLength(nodes);
    expect(at.flatMap(({ x, y }) => [x, y]).every(Number.isFinite)).toBe(true);
  });
});
