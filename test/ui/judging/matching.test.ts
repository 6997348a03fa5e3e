import { expect, test } from "vitest";
import { matching } from "~/ui/judging/history/matching";

const project = (name: string) => ({ name, title: name });
const ALL = [
  { a: project("ethereum/go-ethereum"), b: project("sigp/lighthouse"), reason: null },
  { a: project("paradigmxyz/reth"), b: project("sigp/lighthouse"), reason: "Größere Wirkung" },
];

test.each([
  ["", [0, 1]],
  ["  ", [0, 1]],
  ["lighthouse", [0, 1]],
  ["RETH", [1]],
  ["light go-eth", [0]],
  ["größere", [1]],
  ["reth go-ethereum", []],
])("%j finds %j", (search, places) => {
  expect(matching(ALL, search)).toEqual(places.map((place) => ALL[place]));
});
