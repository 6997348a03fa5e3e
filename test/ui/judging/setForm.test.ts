import { describe, expect, test } from "vitest";
import {
  listed,
  moved,
  NOTHING_PLACED,
  picked,
  placeAt,
  pressed,
  readSetAnswer,
  type SetForm,
  setFormOf,
} from "~/ui/judging/sets/setForm";

const ITEMS = ["a", "b", "c", "d", "e"];
const PROJECTS = ITEMS.map((id) => ({
  ...{ id, name: `o/${id}`, title: id, url: null, description: null, facts: {} },
}));

describe("ranking", () => {
  test.each([
    ["the first press gives the first place", [], "c", ["c"]],
    ["the next press the next one", ["c"], "a", ["c", "a"]],
    ["a press on a placed project takes its place away", ["c", "a", "b"], "a", ["c", "b"]],
    [
      "the last one left is placed with the one before",
      ["a", "b", "c"],
      "d",
      ["a", "b", "c", "d", "e"],
    ],
  ])("%s", (_, ranking, id, expected) => {
    expect(pressed(ranking, id, ITEMS)).toEqual(expected);
  });

  test.each([
    ["at its number", ["a", "b"], "c", 0, ["c", "a", "b"]],
    ["after those there are, where the number is beyond them", ["a"], "c", 4, ["a", "c"]],
    ["once, where it had a place", ["a", "b", "c"], "c", 0, ["c", "a", "b"]],
  ])("a number places a project %s", (_, ranking, id, place, expected) => {
    expect(placeAt(ranking, id, place, ITEMS)).toEqual(expected);
  });

  test.each([
    ["up by one", ["a", "b", "c"], "c", -1, ["a", "c", "b"]],
    ["down by one", ["a", "b", "c"], "a", 1, ["b", "a", "c"]],
    ["not beyond the first place", ["a", "b"], "a", -1, ["a", "b"]],
    ["not beyond the last place", ["a", "b"], "b", 1, ["a", "b"]],
    ["to the next place, if it had none", ["a"], "d", -1, ["a", "d"]],
    ["nowhere down, if it had none", ["a"], "d", 1, ["a"]],
  ] as const)("moves a project %s", (_, ranking, id, by, expected) => {
    expect(moved(ranking, id, by, ITEMS)).toEqual(expected);
  });

  test("lists those placed in their order, then the others as shown", () => {
    expect(listed(["d", "b"], PROJECTS).map(({ id }) => id)).toEqual(["d", "b", "a", "c", "e"]);
  });
});

describe("best and worst", () => {
  const form = { ...NOTHING_PLACED, bestId: "a", worstId: "b" };

  test.each([
    ["another best replaces the first", "best", "c", { bestId: "c", worstId: "b" }],
    ["the worst named as best is the worst no longer", "best", "b", { bestId: "b", worstId: null }],
    ["the best named as worst is the best no longer", "worst", "a", { bestId: null, worstId: "a" }],
    ["named again it is neither", "best", "a", { bestId: null, worstId: "b" }],
  ] as const)("%s", (_, which, id, expected) => {
    expect(picked(form, which, id)).toMatchObject(expected);
  });
});

describe("the answer", () => {
  const filled = (part: Partial<SetForm>) => ({ ...NOTHING_PLACED, ...part });
  const rank = { kind: "rankFive", projects: PROJECTS } as const;
  const pick = { kind: "bestWorst", projects: PROJECTS } as const;

  test.each([
    ["an order of some", rank, filled({ ranking: ["a", "b"] })],
    ["a best alone", pick, filled({ bestId: "a" })],
    ["no answer without a reason", rank, filled({ ranking: ITEMS, skips: true })],
    ["nothing", pick, NOTHING_PLACED],
  ])("is not ready with %s", (_, set, form) => {
    expect(readSetAnswer(set, form, 0)).toBeNull();
  });

  test.each([
    [rank, filled({ ranking: ITEMS, reason: " why " }), { ranking: ITEMS, reason: "why" }],
    [pick, filled({ bestId: "a", worstId: "b" }), { bestId: "a", worstId: "b" }],
    [rank, filled({ ranking: ITEMS, skips: true, skipReason: "other" }), { skipReason: "other" }],
  ] as const)("says one thing and nothing beside it: $2", (set, form, expected) => {
    expect(readSetAnswer(set, form, 12.6)).toEqual({ tookMs: 13, ...expected });
  });

  test("fills in the form again as it was", () => {
    const form = filled({ bestId: "a", worstId: "b", reason: "why" });
    expect(setFormOf(readSetAnswer(pick, form, 1)!)).toEqual(form);
  });
});
