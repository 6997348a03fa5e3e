import { expect, test } from "vitest";
import { accept, readItems } from "~/core/formats";
import { draftFromRound } from "~/ui/organizer/draftFromRound";
import { factsStated } from "~/ui/organizer/factsStated";
import type { Round } from "~/ui/organizer/types";

const settings = {
  split: { train: 0.6, public: 0.2, private: 0.2 },
  pool: { amount: "1", decimals: 0, symbol: "X" },
  weights: { method: "bt_l2", params: {} },
  judging: {},
  contest: {},
};
const textFor = (projects: Parameters<typeof draftFromRound>[1]) =>
  draftFromRound({ settings } as unknown as Round, projects).projects;

test("a list without facts and addresses is a plain list again", () => {
  expect(textFor([{ name: "a/x" }, { name: "a/y", facts: {} }])).toBe("a/x\na/y");
});

test("a list with facts reads back as the same list", () => {
  const facts = { stars: 7, readme: 'A "quoted"\nexcerpt', funding: "-5, returned" };
  const text = textFor([
    { name: "a/x", description: "Tools, and more", facts, payoutAddress: "0x01" },
    { name: "a/y", description: null, facts: {} },
  ]);
  const [x, y] = accept(readItems(text)).rows;
  expect(x).toMatchObject({ facts: { ...facts, description: "Tools, and more" }, address: "0x01" });
  expect(y).toEqual({ line: expect.any(Number), item: 1, spelling: "a/y" });
});

test.each([
  [[{}, {}], "The list states no facts: jurors see names and addresses alone."],
  [
    [{ description: "x", facts: { stars: 1 } }, { facts: { stars: 0 } }],
    "Of 2 projects, jurors are shown: description (1), stars.",
  ],
] as const)("factsStated says what jurors are shown", (projects, text) => {
  const listed = projects.map((project) => ({ description: null, facts: {}, ...project }));
  expect(factsStated(listed)).toBe(text);
});
