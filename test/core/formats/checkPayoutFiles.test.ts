import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkPayoutFiles,
  PAYOUT_FORMATS,
  type Payment,
  type PayoutFormat,
  payoutFiles,
  type Token,
} from "~/core/formats";
import { apportion } from "~/core/funding";

const OF_PARTS = ["splits", "drips", "hypercert"];
const OF_AMOUNTS = PAYOUT_FORMATS.filter((format) => !OF_PARTS.includes(format));
const COIN: Token = { type: "native", decimals: 18 };
const TOKEN: Token = { type: "erc20", address: `0x${"7".repeat(40)}`, decimals: 6 };

const address = (k: number) => `0x${(k + 1).toString(16).padStart(40, "0")}`;
const pay = (amounts: readonly bigint[], modulo = 1_000): Payment[] =>
  amounts.map((amount, k) => ({
    ...{ line: k + 1, project: `project-${k}`, address: address(k % modulo), amount },
  }));
const write = (format: PayoutFormat, payments: readonly Payment[], token: Token = TOKEN) =>
  payoutFiles(format, payments, { token, chainId: 10, name: "Round" }).texts.map((text, k) => ({
    name: `file-${k}`,
    text,
  }));
const THREE = pay([5n, 10n ** 21n + 1n, 7n]);

describe("a payout file read back", () => {
  const amounts = fc.array(fc.bigInt({ min: 0n, max: 2n ** 120n }), {
    minLength: 2,
    maxLength: 150,
  });
  const many = fc.array(fc.bigInt({ min: 2n ** 110n, max: 2n ** 120n }), {
    minLength: 2,
    maxLength: 30,
  });

  it.each(PAYOUT_FORMATS)("%s equals the payments to the last unit", (format) => {
    fc.assert(
      fc.property(amounts, many, fc.constantFrom(COIN, TOKEN), (some, more, token) => {
        // Two of them at least are paid, and some addresses are paid twice.
        const payments = pay([...some, ...more], 140);
        const check = checkPayoutFiles(write(format, payments, token), payments, token);
        expect(check).toMatchObject({ equal: true, format, differences: [], problems: [] });
        expect(check.sumInFile).toBe(check.sumInRun);
        if (OF_AMOUNTS.includes(format)) {
          expect(check.sumInFile).toBe([...some, ...more].reduce((sum, x) => sum + x, 0n));
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(OF_AMOUNTS)(
    "%s differs where one payee gets one unit more and another less",
    (format) => {
      const files = write(format, THREE);
      const moved = pay([6n, 10n ** 21n + 1n, 6n]);
      const { equal, differences } = checkPayoutFiles(files, moved, TOKEN);
      expect(equal).toBe(false);
      expect(differences).toEqual([
        { payee: address(0), projects: ["project-0"], inFile: 5n, inRun: 6n },
        { payee: address(2), projects: ["project-2"], inFile: 7n, inRun: 6n },
      ]);
    },
  );

  it.each(OF_PARTS as PayoutFormat[])("%s differs where a part would", (format) => {
    const files = write(format, pay([500n, 300n, 200n]));
    const check = checkPayoutFiles(files, pay([500n, 299n, 201n]), TOKEN);
    expect(check.equal).toBe(false);
    expect(check.differences.map(({ payee }) => payee)).toEqual([address(1), address(2)]);
  });

  it.each(PAYOUT_FORMATS)("%s names who is missing and who is too many", (format) => {
    const files = write(format, pay([500n, 300n, 200n]));
    const others = pay([500n, 300n, 0n, 200n]);
    const { differences } = checkPayoutFiles(files, others, TOKEN);
    const [extra, missing] = differences.slice(-2);
    expect(extra).toMatchObject({ payee: address(2), projects: [], inRun: 0n });
    expect(missing).toMatchObject({ payee: address(3), projects: ["project-3"], inFile: 0n });
  });

  it("takes the Safe's chunks together, and misses the one that is not there", () => {
    const payments = pay(Array.from({ length: 401 }, (_, k) => BigInt(k + 1)));
    const files = write("safe-csv", payments);
    expect(files).toHaveLength(3);
    expect(checkPayoutFiles(files, payments, TOKEN).equal).toBe(true);
    const { differences } = checkPayoutFiles(files.slice(0, 2), payments, TOKEN);
    expect(differences).toEqual([
      { payee: address(400), projects: ["project-400"], inFile: 0n, inRun: 401n },
    ]);
    const twice = checkPayoutFiles([...files, files[2]!], payments, TOKEN);
    expect(twice.differences).toMatchObject([{ inFile: 802n, inRun: 401n }]);
  });

  it("tells the root and the chain that the file is for", () => {
    expect(checkPayoutFiles(write("safe-json", THREE), THREE, TOKEN).chainId).toBe("10");
    const { root } = payoutFiles("merkle", THREE, { token: TOKEN, chainId: 1, name: "" });
    expect(checkPayoutFiles(write("merkle", THREE), THREE, TOKEN).root).toBe(root);
  });
});

describe("a payout file is refused where", () => {
  it.each<[string, PayoutFormat, string | RegExp, string, string]>([
    ["it pays another token", "safe-csv", /0x7{40}/, `0x${"8".repeat(40)}`, "token"],
    ["it pays the coin", "safe-csv", /erc20,0x7{40}/, "native,", "token"],
    ["an amount is finer than the token", "safe-csv", "0.000005", "0.0000051", "amount"],
    ["an amount is negative", "safe-csv", "0.000005", "-0.000005", "amount"],
    ["an address is cut", "safe-csv", /1,0\.000005/, ",0.000005", "address"],
    ["a call is not a transfer", "safe-json", "0xa9059cbb", "0x095ea7b3", "amount"],
    ["a call has bytes after it", "safe-json", /(0xa9059cbb\w+)/, "$100", "amount"],
    ["a call is to another contract", "safe-json", /0x7{40}/, `0x${"8".repeat(40)}`, "amount"],
    ["parts miss the million", "splits", /(percentAllocations": \[\s+)1/, "$12", "sum"],
    ["its two versions differ", "splits", /(\s+"allocations": \[\s+)1/, "$12", "versions"],
    ["weights miss the million", "drips", /999998/, "999997", "sum"],
    ["the root is another's", "merkle", /"root": "0x./, '"root": "0xz', "root"],
    ["an amount is not the leaf's", "merkle", /"amount": "7"/, '"amount": "8"', "root"],
    ["a proof is broken", "merkle", /("proof": \[\s+"0x)[0-9a-f]{4}/, "$10000", "proof"],
    ["an index is another's", "allo", '"index": 0', '"index": 9', "root"],
    ["a key comes twice", "allo", '"index": 0', '"index": 0, "index": 0', "json"],
    ["it is no JSON", "drips", "[", "[[", "json"],
    ["fractions are no number", "hypercert", /,\d+\n$/, ",x\n", "amount"],
    ["base units have a point", "manager-csv", /,7,0,0,7\n/, ",7.5,0,0,7\n", "amount"],
    ["the columns are none's", "open-collective", "handle", "who", "header"],
  ])("%s (%s)", (_, format, from, to, rule) => {
    const payments = format === "splits" || format === "drips" ? pay([1n, 10n ** 6n, 1n]) : THREE;
    const [file] = write(format, payments);
    const text = file!.text.replace(from, to);
    expect(text).not.toBe(file!.text);
    const check = checkPayoutFiles([{ name: "changed", text }], payments, TOKEN);
    expect(check.equal).toBe(false);
    expect(check.problems.map((problem) => problem.rule)).toContain(rule);
    expect(check.problems.every((problem) => problem.file === "changed" && problem.fix)).toBe(true);
  });

  it("there is no file, or files of two targets", () => {
    expect(checkPayoutFiles([], THREE, TOKEN).equal).toBe(false);
    const both = [...write("merkle", THREE), ...write("drips", THREE)];
    expect(checkPayoutFiles(both, THREE, TOKEN).problems).toMatchObject([{ rule: "mixed" }]);
  });

  it("its rows are more than one Safe transaction holds", () => {
    const rows = apportion(
      10n ** 9n,
      Array(201).fill(1),
      Array.from({ length: 201 }, (_, k) => `${k}`),
    );
    const payments = pay(rows);
    const [first, second] = write("safe-csv", payments);
    const text = first!.text + second!.text.split("\n").slice(1).join("\n");
    const { problems, differences } = checkPayoutFiles([{ name: "one", text }], payments, TOKEN);
    expect(problems).toMatchObject([{ rule: "rows" }]);
    expect(differences).toEqual([]);
  });

  it("a leaf was changed and the root with it: then the amounts differ", () => {
    const swapped = pay([7n, 10n ** 21n + 1n, 5n]);
    const check = checkPayoutFiles(write("merkle", swapped), THREE, TOKEN);
    expect(check).toMatchObject({ equal: false, problems: [] });
    expect(check.differences).toHaveLength(2);
  });
});
