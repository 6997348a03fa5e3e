import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApportionError, splitAmount } from "~/core/funding";

const A = `0x${"a".repeat(40)}`;
const B = `0x${"b".repeat(40)}`;

describe("an amount divided by shares", () => {
  it.each<[bigint, [string | null, bigint][], bigint[]]>([
    [
      10n,
      [
        [A, 1n],
        [B, 1n],
      ],
      [5n, 5n],
    ],
    // The lower address gets the odd unit, and what is held back never before an address.
    [
      11n,
      [
        [B, 1n],
        [A, 1n],
      ],
      [5n, 6n],
    ],
    [
      11n,
      [
        [null, 1n],
        [B, 1n],
      ],
      [5n, 6n],
    ],
    [
      10n,
      [
        [A, 2n],
        [B, 1n],
      ],
      [7n, 3n],
    ],
    [
      0n,
      [
        [A, 2n],
        [B, 1n],
      ],
      [0n, 0n],
    ],
  ])("%s is divided exactly, the odd unit by address (%#)", (amount, shares, parts) => {
    const given = shares.map(([address, share]) => ({ address, share }));
    expect(splitAmount(amount, given)).toEqual(parts);
  });

  it("sums to the amount, within one unit of each exact part", () => {
    const share = fc.bigInt({ min: 1n, max: 10n ** 30n });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 200n }),
        fc.array(share, { minLength: 1, maxLength: 20 }),
        (amount, shares) => {
          const given = shares.map((own, k) => ({ address: `0x${k}`, share: own }));
          const parts = splitAmount(amount, given);
          const total = shares.reduce((sum, own) => sum + own, 0n);
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
          for (const [k, part] of parts.entries()) {
            const off = part * total - amount * shares[k]!;
            expect(off > -total && off < total).toBe(true);
          }
        },
      ),
    );
  });

  it("is refused where nobody has a share", () => {
    expect(() => splitAmount(1n, [{ address: A, share: 0n }])).toThrow(ApportionError);
  });
});
