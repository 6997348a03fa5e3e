import { describe, expect, test } from "vitest";
import { byStanding, proposalState } from "~/ui/pool/proposalState";
import { splitText } from "~/ui/pool/SplitSection";
import type { ProposalRow } from "~/ui/pool/types";

const NOW = new Date("2026-11-28T12:00:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const SIDE = { now: NOW, unit: "day", largest: "1,500 USDC" } as const;
const STANDING = {
  ...{ threshold: 100, share: 0.5, finalShare: 2, timeToPass: 2, stakeNeeded: 30 },
  ...{ conviction: 50, stake: 40, passesAt: later(48) as Date | null },
};
const row = (change: Partial<ProposalRow> = {}): ProposalRow => ({
  ...{ id: "p", title: "P", recipient: null, amount: "1", proposer: "A", status: "open" },
  ...{ createdAt: NOW, endedAt: null, stakers: 1, standing: STANDING, crossedAt: null },
  ...{ release: null, dispute: null },
  ...change,
});

describe("where a proposal stands, in words", () => {
  test.each<[string, Partial<ProposalRow>, string, RegExp]>([
    ["on its way", {}, "Open", /^Passes in 2 days at present stakes\.$/],
    [
      "held by its age alone",
      { standing: { ...STANDING, timeToPass: 0, share: 1.2 } },
      "Open",
      /^Passes in 2 days at present stakes, as soon as it is old enough\.$/,
    ],
    [
      "too large for any stake",
      { standing: { ...STANDING, never: "request", passesAt: null, stakeNeeded: Infinity } },
      "Can never pass",
      /No stake whatever passes it\. The largest request that can pass is 1,500 USDC now\./,
    ],
    [
      "with too little on it",
      { standing: { ...STANDING, never: "stake", passesAt: null, stake: 20, finalShare: 0.7 } },
      "Open",
      /comes to 70% of its trigger.*needs more than 30 of power on it; it has 20\./,
    ],
    [
      "disputed",
      { status: "disputed", dispute: "copied" },
      "Disputed",
      /^Not released while the dispute stands\. Otherwise: passes in 2 days/,
    ],
    ["crossed", { standing: null, crossedAt: NOW }, "Being released", /within a minute/],
    ["withdrawn", { status: "withdrawn", standing: null, endedAt: NOW }, "Withdrawn", /is free/],
  ])("%s", (_, change, label, text) => {
    const state = proposalState(row(change), SIDE);
    expect(state.label).toBe(label);
    expect(state.text).toMatch(text);
  });

  test.each([
    ["draft", null, "Released", /drafted/],
    ["proposed", null, "Released", /second person/],
    ["executed", NOW, "Paid", /It is paid/],
  ] as const)("released, its run %s", (runStatus, paidAt, label, text) => {
    const at = { at: NOW, conviction: 2, threshold: 1, runId: "r" };
    const release = { ...at, runStatus, paidAt };
    const state = proposalState(row({ status: "released", standing: null, release }), SIDE);
    expect(state.label).toBe(label);
    expect(state.text).toMatch(text);
  });
});

test("what has crossed and what is nearest to it comes first, what has ended last", () => {
  const rows = [
    row({ id: "withdrawn", status: "withdrawn", standing: null }),
    row({ id: "released", status: "released", standing: null }),
    row({ id: "low", standing: { ...STANDING, share: 0.1 } }),
    row({ id: "crossed", standing: null, crossedAt: NOW }),
    row({ id: "high", standing: { ...STANDING, share: 0.9 } }),
  ];
  const order = [...rows].sort(byStanding).map(({ id }) => id);
  expect(order).toEqual(["crossed", "high", "low", "released", "withdrawn"]);
});

describe("the attack by splitting, in words", () => {
  const row = (parts: number, whole: number, total: number) => ({ parts, whole, total });
  test.each([
    [
      [row(2, 3, 2.5), row(3, 3, 4)],
      /^In one it takes 3 days .*; in 2 parts it would take 2.5 days/,
    ],
    [[row(2, 3, 3), row(3, 3, 4)], /no split is quicker/],
    [[row(2, Infinity, 9), row(3, Infinity, 12)], /^In one it never passes .*in 2 parts .* 9 days/],
    [[row(2, Infinity, Infinity)], /neither in one nor in these parts/],
  ])("%o", (split, text) => expect(splitText(split, "day")).toMatch(text));
});
