import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PaidLine, payoutChanges } from "~/core/funding";

const line = (recipient: string, address: string | null, amount: bigint): PaidLine => ({
  ...{ recipient, address, amount },
});

describe("what changed between two runs", () => {
  it.each<[string, PaidLine[], PaidLine[], string, bigint]>([
    ["more", [line("a", "0xA", 1n)], [line("a", "0xa", 3n)], "raised", 2n],
    ["less", [line("a", "0xa", 3n)], [line("a", "0xa", 1n)], "lowered", -2n],
    ["as before", [line("a", null, 3n)], [line("a", null, 3n)], "same", 0n],
    ["new", [], [line("a", "0xa", 3n)], "added", 3n],
    ["gone", [line("a", "0xa", 3n)], [], "removed", -3n],
    ["another address", [line("a", "0xa", 3n)], [line("a", "0xb", 3n)], "moved", 0n],
    ["an address at last", [line("a", null, 3n)], [line("a", "0xb", 3n)], "moved", 0n],
    ["another address and more", [line("a", "0xa", 3n)], [line("a", "0xb", 4n)], "raised", 1n],
  ])("%s", (_, before, after, kind, change) => {
    expect(payoutChanges(before, after)).toMatchObject([{ recipient: "a", kind, change }]);
  });

  it("a project's recipients are told apart by address", () => {
    const before = [line("a", "0x1", 5n), line("a", "0x2", 5n)];
    const after = [line("a", "0x2", 4n), line("a", "0x3", 3n), line("a", "0x1", 3n)];
    expect(payoutChanges(before, after).map(({ kind, change }) => [kind, change])).toEqual([
      ["lowered", -2n],
      ["lowered", -1n],
      ["added", 3n],
    ]);
  });

  const lines = fc.array(
    fc.record({
      recipient: fc.constantFrom("a", "b", "c"),
      address: fc.constantFrom(null, "0x1", "0x2", "0x3"),
      amount: fc.bigInt({ min: 0n, max: 1000n }),
    }),
    { maxLength: 12 },
  );
  const total = (of: readonly PaidLine[]) => of.reduce((sum, { amount }) => sum + amount, 0n);

  it("every line is in it once, and the changes sum to the difference of the totals", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = payoutChanges(before, after);
        expect(changes.filter((change) => change.before)).toHaveLength(before.length);
        expect(changes.filter((change) => change.after)).toHaveLength(after.length);
        const sum = changes.reduce((all, { change }) => all + change, 0n);
        expect(sum).toBe(total(after) - total(before));
      }),
    );
  });

  it("the other way round every change has the other sign, and a run has not changed from itself", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const sorted = (all: bigint[]) => all.sort((x, y) => (x < y ? -1 : 1));
        const there = payoutChanges(before, after).map(({ change }) => change);
        const back = payoutChanges(after, before).map(({ change }) => -change);
        expect(sorted(back).map(String)).toEqual(sorted(there).map(String));
        const own = payoutChanges(before, before).filter(({ change }) => change !== 0n);
        expect(own.reduce((sum, { change }) => sum + change, 0n)).toBe(0n);
      }),
    );
  });
});
