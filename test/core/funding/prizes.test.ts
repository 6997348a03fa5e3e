import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApportionError, type PrizeLine, type Prizes, prizes } from "~/core/funding";
import { type PrizeEntry, type PrizeRule, ScoreInputError } from "~/core/scoring";

const entry = (name: string, score: number, more: Partial<PrizeEntry> = {}): PrizeEntry => ({
  name,
  score,
  hasWriteUp: true,
  ...more,
});
const byRank = (...parts: number[]): PrizeRule => ({ by: "rank", parts, better: "lower" });
const byGain: PrizeRule = { by: "improvement", uniform: 8, better: "lower" };
const byShare: PrizeRule = { by: "contribution" };

describe("prizes", () => {
  const cases: {
    what: string;
    rule: PrizeRule;
    entries: PrizeEntry[];
    pool?: bigint;
    out: bigint[];
    left?: bigint;
  }[] = [
    {
      what: "places in their order",
      rule: byRank(50, 30, 20),
      entries: [entry("a", 6), entry("b", 5), entry("c", 7), entry("d", 9)],
      out: [30n, 50n, 20n, 0n],
    },
    {
      what: "the earlier of two equal scores the better place",
      rule: byRank(60, 40),
      entries: [entry("a", 5), entry("b", 5)],
      out: [60n, 40n],
    },
    {
      what: "higher scores first where higher is better",
      rule: { by: "rank", parts: [60, 40], better: "higher" },
      entries: [entry("a", 0.5), entry("b", 0.7)],
      out: [40n, 60n],
    },
    {
      what: "nothing for a place that nobody takes",
      rule: byRank(50, 30, 20),
      entries: [entry("a", 5)],
      out: [50n],
      left: 50n,
    },
    {
      what: "the next place to who follows a copy or an entry without a write-up",
      rule: byRank(70, 30),
      entries: [
        entry("a", 4, { hasWriteUp: false }),
        entry("b", 5),
        entry("c", 5, { copyOf: 1 }),
        entry("d", 6),
      ],
      out: [0n, 70n, 0n, 30n],
    },
    {
      what: "nothing for the copy of an entry that is not paid either",
      rule: byRank(1),
      entries: [entry("a", 4, { hasWriteUp: false }), entry("b", 4, { copyOf: 0 })],
      out: [0n, 0n],
      left: 100n,
    },
    {
      what: "in proportion to the improvement, and none below uniform",
      rule: byGain,
      entries: [entry("a", 5), entry("b", 7), entry("c", 8), entry("d", 11)],
      out: [75n, 25n, 0n, 0n],
    },
    {
      what: "the whole pool back when nobody beats uniform",
      rule: byGain,
      entries: [entry("a", 8), entry("b", 9)],
      out: [0n, 0n],
      left: 100n,
    },
    {
      what: "in proportion to the contribution",
      rule: byShare,
      entries: [
        entry("a", 5, { contribution: 0.3 }),
        entry("b", 4, { contribution: 0 }),
        entry("c", 6, { contribution: 0.9 }),
        entry("d", 6, { contribution: 0, copyOf: 2 }),
      ],
      out: [25n, 0n, 75n, 0n],
    },
    {
      what: "the odd unit to the earlier of two equal claims",
      rule: byGain,
      entries: [entry("a", 5), entry("b", 5)],
      pool: 101n,
      out: [51n, 50n],
    },
    { what: "nothing to nobody", rule: byRank(1), entries: [], out: [], left: 100n },
  ];
  it.each(cases)("pay $what", ({ rule, entries, pool = 100n, out, left = 0n }) => {
    const { lines, unspent, whyUnspent }: Prizes = prizes(pool, entries, rule);
    expect(lines.map(({ amount }) => amount)).toEqual(out);
    expect(unspent).toBe(left);
    expect(whyUnspent === undefined).toBe(left === 0n);
  });

  it("explain every line", () => {
    const entries = [
      entry("ann", 5),
      entry("bob", 5),
      entry("cem", 5.1, { copyOf: 0 }),
      entry("dee", 4, { hasWriteUp: false }),
      entry("eve", 6),
    ];
    expect(prizes(10n, entries, byRank(70, 30)).lines).toMatchObject([
      { reason: "paid", why: "70 of 100 parts for place 1 of 3 with 5" },
      {
        reason: "paid",
        why: "30 of 100 parts for place 2 of 3 with 5, after ann, submitted earlier",
      },
      { reason: "copy", why: "near-identical to ann, which was submitted earlier" },
      { reason: "no write-up", why: "no write-up was linked" },
      { reason: "no place", why: "no prize for place 3 of 3 with 6" },
    ]);
    expect(prizes(10n, [entry("a", 5.5), entry("b", 9)], byGain).lines).toMatchObject([
      { reason: "paid", why: "2.5 better: 5.5 against 8 of uniform weights" },
      {
        reason: "not above uniform",
        why: "not better than uniform weights: 9 against 8 of uniform weights",
      },
    ]);
  });

  const score = fc.double({ min: 0, max: 16, noNaN: true });
  const entries = fc
    .array(fc.record({ score, hasWriteUp: fc.boolean(), contribution: score, copies: fc.nat(9) }), {
      maxLength: 20,
    })
    .map((drawn) =>
      drawn.map(({ copies, ...each }, k): PrizeEntry => {
        const copyOf = copies > 6 && k > 0 ? copies % k : undefined;
        return { ...each, name: `e${k}`, ...(copyOf !== undefined && { copyOf }) };
      }),
    );
  it("add up to the pool, and pay nobody who is barred", () => {
    const rule = fc.constantFrom(byRank(5, 3, 2), byRank(1, 1, 1, 1, 1, 1, 1), byGain, byShare);
    fc.assert(
      fc.property(entries, rule, fc.bigInt({ min: 0n, max: 10n ** 24n }), (each, by, pool) => {
        const { lines, unspent } = prizes(pool, each, by);
        expect(lines.reduce((sum, { amount }) => sum + amount, unspent)).toBe(pool);
        lines.forEach(({ amount, reason, why, parts }: PrizeLine, k) => {
          expect(amount >= 0n).toBe(true);
          expect(parts > 0).toBe(reason === "paid");
          if (!each[k]!.hasWriteUp || each[k]!.copyOf !== undefined) expect(amount).toBe(0n);
          expect(why).not.toBe("");
        });
      }),
    );
  });

  it.each([
    { what: "a score of NaN", each: [entry("a", Number.NaN)], rule: byRank(1) },
    { what: "a missing contribution", each: [entry("a", 1)], rule: byShare },
    { what: "a copy of a later entry", each: [entry("a", 1, { copyOf: 0 })], rule: byRank(1) },
    { what: "negative parts", each: [entry("a", 1)], rule: byRank(1, -1) },
    { what: "no parts", each: [entry("a", 1)], rule: byRank() },
    {
      what: "no score of uniform weights",
      each: [entry("a", 1)],
      rule: { by: "improvement", uniform: Number.NaN, better: "lower" } as const,
    },
  ])("refuse $what", ({ each, rule }) => {
    expect(() => prizes(10n, each, rule)).toThrow(ScoreInputError);
  });

  it("refuse a negative pool", () => {
    expect(() => prizes(-1n, [entry("a", 1)], byRank(1))).toThrow(ApportionError);
  });
});
