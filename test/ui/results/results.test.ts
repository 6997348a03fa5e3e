import { describe, expect, test } from "vitest";
import { readParams } from "~/ui/results/readParams";
import { sideBySide } from "~/ui/results/sideBySide";

describe("methods side by side", () => {
  const rows = [
    { name: "a", weights: { ridge: 0.2, huber: 0.5 } },
    { name: "b", weights: { ridge: 0.5, huber: 0.3 } },
    { name: "c", weights: { ridge: 0.3, huber: 0.2 } },
  ];

  test("rows stand in the base method's order, with its ranks", () => {
    expect(sideBySide(rows, "ridge").map(({ name, rank }) => [name, rank])).toEqual([
      ["b", 1],
      ["c", 2],
      ["a", 3],
    ]);
  });

  test("a change counts the ranks a project stands higher by the other method", () => {
    const changes = sideBySide(rows, "ridge").map((row) => row.cells.huber?.change);
    expect(changes).toEqual([-1, -1, 2]);
  });

  test("equal weights share a rank, and a project a method leaves out has none", () => {
    const [first, second, third] = sideBySide(
      [
        { name: "a", weights: { ridge: 0.5 } },
        { name: "b", weights: { ridge: 0.5 } },
        { name: "c", weights: { huber: 1 } },
      ],
      "ridge",
    );
    expect([first?.rank, second?.rank, third?.rank]).toEqual([1, 1, null]);
    expect(third?.cells.huber?.change).toBeNull();
  });
});

describe("parameters of a fit", () => {
  const infos = [{ name: "lambda", default: 3, min: 0, max: 100 }];
  test.each([
    [{}, { lambda: 3 }, []],
    [{ lambda: " 2.5 " }, { lambda: 2.5 }, []],
    [{ lambda: "" }, {}, ["lambda"]],
    [{ lambda: "three" }, {}, ["lambda"]],
    [{ lambda: "101" }, {}, ["lambda"]],
    [{ lambda: "-1" }, {}, ["lambda"]],
  ])("%j is read as %j", (written, params, wrong) => {
    const read = readParams(infos, written);
    expect(read.params).toEqual(params);
    expect(Object.keys(read.errors)).toEqual(wrong);
  });
});
