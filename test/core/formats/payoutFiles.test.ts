import { readFileSync } from "node:fs";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FormatError,
  PAYOUT_FORMATS,
  type Payment,
  type PayoutFormat,
  payoutFiles,
} from "~/core/formats";
import { apportion } from "~/core/funding";

const { input, params, expected } = JSON.parse(
  readFileSync(new URL("../../fixtures/funding/13_payouts.json", import.meta.url), "utf8"),
);
const rows: { name: string; address: string; weight: string }[] = input.rows;
const amounts = apportion(
  BigInt(input.poolWei),
  rows.map(({ weight }) => BigInt(weight)),
  rows.map(({ address }) => address.toLowerCase()),
);
const payments: Payment[] = rows.map(({ name, address }, k) => ({
  ...{ line: k + 2, project: name, address },
  amount: amounts[k]!,
}));
const token = { type: "erc20", address: params.token, decimals: 18 } as const;
const write = (format: PayoutFormat, list: readonly Payment[] = payments) =>
  payoutFiles(format, list, { token, chainId: 10, name: "Round 1" });
const text = (format: PayoutFormat, list?: readonly Payment[]) => write(format, list).texts[0]!;
const json = (format: PayoutFormat, list?: readonly Payment[]) => JSON.parse(text(format, list));

describe("payout files of a real round (case 13)", () => {
  it("Splits v1 and v2", () => {
    expect(json("splits")).toEqual({ v1: expected.splitsV1, v2: expected.splitsV2 });
  });

  it("Drips", () => {
    expect(json("drips")).toEqual(expected.dripsAddressDriver);
  });

  it("a hypercert's allowlist", () => {
    expect(text("hypercert")).toBe(expected.hypercertAllowlistCsv);
  });

  it("the Safe's CSV", () => {
    expect(text("safe-csv")).toBe(expected.safeCsvErc20);
  });

  it("an OpenZeppelin tree with proofs that its library accepts", () => {
    const { root, claims, tree } = json("merkle");
    expect(root).toBe(expected.merkle.root);
    expect(write("merkle").root).toBe(root);
    expect(claims.map((claim: Record<string, unknown>) => [claim.address, claim.amount])).toEqual(
      expected.merkle.values,
    );
    expect(claims[0].proof).toEqual(expected.merkle.proof0);
    const loaded = StandardMerkleTree.load(tree);
    for (const { address, amount, proof } of claims) {
      expect(loaded.verify([address, amount], proof)).toBe(true);
      expect(loaded.verify([address, String(BigInt(amount) + 1n)], proof)).toBe(false);
    }
  });

  it("Allo's Merkle distribution", () => {
    const { root, distribution } = json("allo");
    expect(root).toBe(expected.alloMerkle.root);
    expect(distribution.map(({ index }: { index: number }) => index)).toEqual([...rows.keys()]);
  });

  it("a Safe batch of token transfers on the chain asked for", () => {
    const { chainId, transactions } = json("safe-json");
    expect(chainId).toBe("10");
    expect(transactions).toHaveLength(rows.length);
    const [first] = transactions;
    expect(first.value).toBe("0");
    // transfer(address,uint256), then the address and the amount as 32 bytes each.
    expect(first.data).toBe(
      `0xa9059cbb${rows[0]!.address.slice(2).toLowerCase().padStart(64, "0")}${amounts[0]!.toString(16).padStart(64, "0")}`,
    );
  });

  it("a Safe batch of the chain's own coin", () => {
    const coin = payoutFiles("safe-json", payments, {
      ...{ token: { type: "native", decimals: 18 }, chainId: 1, name: "Round 1" },
    });
    const { transactions } = JSON.parse(coin.texts[0]!);
    expect(transactions[1]).toMatchObject({ value: String(amounts[1]), data: null });
  });

  it("the round manager's table, base units beside decimals", () => {
    const [head, first] = text("manager-csv").split("\n");
    expect(head).toBe(
      "applicationId,projectId,projectName,payoutAddress,matchedUSD,totalReceived,contributionsCount,matched,sumOfSqrt,capOverflow,matchedWithoutCap",
    );
    expect(first).toContain(`1244.725056061348523016,0,0,${amounts[0]},0,0,${amounts[0]}`);
  });
});

describe("every payout file", () => {
  const address = (k: number) => `0x${(k + 1).toString(16).padStart(40, "0")}`;
  const list = fc.array(fc.bigInt({ min: 1n, max: 10n ** 24n }), { minLength: 2, maxLength: 30 });

  it("adds an address named twice together where a contract takes it once", () => {
    const twice = [...payments, { ...payments[0]!, project: "another", amount: 5n }];
    const { claims } = json("merkle", twice);
    expect(claims).toHaveLength(rows.length);
    expect(claims[0].amount).toBe(String(amounts[0]! + 5n));
    expect(claims[0].projects).toEqual([rows[0]!.name, "another"].sort());
  });

  it("sums to a million in Splits and Drips, by ascending address, without zeros", () => {
    fc.assert(
      fc.property(list, (values) => {
        const own = values.map((amount, k) => ({
          ...{ line: k, project: `p${k}`, address: address(values.length - k), amount },
        }));
        const drips: { address: string; weight: number }[] = json("drips", own);
        expect(drips.reduce((sum, { weight }) => sum + weight, 0)).toBe(1_000_000);
        expect(drips.every(({ weight }) => weight > 0)).toBe(true);
        const order = drips.map((receiver) => receiver.address.toLowerCase());
        expect(order).toEqual([...order].sort());
      }),
      { numRuns: 200 },
    );
  });

  it.each(PAYOUT_FORMATS.filter((format) => !/csv|collective/.test(format)))(
    "%s refuses every wrong address at once",
    (format) => {
      const wrong = [
        { line: 2, project: "one", address: "", amount: 1n },
        { line: 3, project: "two", address: "0x12", amount: 1n },
        { line: 4, project: "three", address: `0x${"0".repeat(40)}`, amount: 1n },
      ];
      try {
        write(format, wrong);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError);
        expect((error as FormatError).problems.map(({ line }) => line)).toEqual([2, 3, 4]);
      }
    },
  );

  it.each<[PayoutFormat, number, RegExp]>([
    ["splits", 1, /at least two accounts/],
    ["drips", 201, /at most 200/],
    ["merkle", 0, /nobody is paid/],
    ["hypercert", 0, /nobody is paid/],
    ["allo", 0, /nobody is paid/],
  ])("%s says why it cannot take %i payees", (format, count, message) => {
    const own = Array.from({ length: count }, (_, k) => ({
      ...{ line: k, project: `p${k}`, address: address(k), amount: 1n },
    }));
    expect(() => write(format, own)).toThrow(message);
  });
});
