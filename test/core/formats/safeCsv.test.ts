import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  accept,
  FormatError,
  type Payment,
  readAmounts,
  type Token,
  writeSafeCsv,
} from "~/core/formats";

const fixture = JSON.parse(
  readFileSync(new URL("../../fixtures/funding/13_payouts.json", import.meta.url), "utf8"),
) as {
  input: { rows: { name: string; address: string }[] };
  params: { token: string; decimals: number };
  expected: { lrm: { wei: string[] }; safeCsvErc20: string; safeCsvNative: string };
};
const NATIVE: Token = { type: "native", decimals: 18 };
const ADDRESS = "0x0035cC37599241D007D0AbA1Fb931C5FA757f7A1";
const pay = (address: string, amount = 1n): Payment => ({ line: 2, project: "p", address, amount });

describe("writeSafeCsv", () => {
  const { token, decimals } = fixture.params;
  const { lrm, safeCsvErc20, safeCsvNative } = fixture.expected;
  const payments = fixture.input.rows.map(({ name, address }, k) => ({
    line: k + 2,
    project: name,
    address,
    amount: BigInt(lrm.wei[k]!),
  }));

  it.each([
    { name: "a token", out: safeCsvErc20, paid: { type: "erc20", address: token, decimals } },
    { name: "the native coin", out: safeCsvNative, paid: { type: "native", decimals } },
  ] as { name: string; out: string; paid: Token }[])(
    "reproduces case 13 for $name",
    ({ out, paid }) => {
      expect(writeSafeCsv([...payments].reverse(), paid)).toEqual([out]);
    },
  );

  it("drops payments of zero, and writes no file for none", () => {
    expect(writeSafeCsv([pay(ADDRESS, 0n), pay("", 0n)], NATIVE)).toEqual([]);
  });

  it("cuts at 200 receivers, losing none", () => {
    const many = Array.from({ length: 401 }, (_, i) => pay(`0x${String(i + 1).padStart(40, "0")}`));
    const files = writeSafeCsv(many, NATIVE).map((text) => text.trimEnd().split("\n"));
    expect(files.map((lines) => lines.length - 1)).toEqual([200, 200, 1]);
    expect(new Set(files.map(([header]) => header))).toEqual(
      new Set(["token_type,token_address,receiver,amount"]),
    );
    expect(new Set(files.flatMap((lines) => lines.slice(1))).size).toBe(401);
  });

  it("refuses every bad address and amount at once", () => {
    const wrongChecksum = ADDRESS.replace("cC", "Cc");
    const bad = [
      pay(""),
      pay("0x12"),
      pay(`0x${"0".repeat(40)}`),
      pay(wrongChecksum),
      pay(ADDRESS, -1n),
    ];
    const attempt = () => writeSafeCsv([...bad, pay(ADDRESS)], NATIVE);
    expect(attempt).toThrow(FormatError);
    try {
      attempt();
    } catch (error) {
      const rules = (error as FormatError).problems.map(({ rule }) => rule);
      expect(rules).toEqual(["missing", "address", "address", "checksum", "negative"]);
    }
  });

  it("takes addresses in lower case", () => {
    expect(writeSafeCsv([pay(ADDRESS.toLowerCase())], NATIVE)[0]).toContain(`native,,${ADDRESS},`);
  });
});

describe("readAmounts", () => {
  it.each([
    "project,weight,address\nP,0.25,0x01\nQ,0.75,0x02",
    "repo,amount,receiver\np,1e-1,0x01\nq,0.3,0x02",
    "payout_address,share,name\n0x01,1,P\n0x02,3,Q",
  ])("reads %j", (text) => {
    const { rows } = accept(readAmounts(text));
    expect(rows.map(({ project, address }) => [project, address])).toEqual([
      ["p", "0x01"],
      ["q", "0x02"],
    ]);
    expect(rows[1]!.weight).toBe(3n * rows[0]!.weight);
  });

  it("takes numbers of any length exactly", () => {
    const { rows } = accept(
      readAmounts("address,weight\n0x01,1000000000000000000000000000001\n0x02,1"),
    );
    expect(rows[0]!.weight).toBe(10n ** 30n + 1n);
  });

  it.each(["-1", "NaN", "", "0.5abc", "1e9999", "1,5"])("refuses the weight %j", (weight) => {
    const { problems } = readAmounts(`address,weight\n0x01,"${weight}"`);
    expect(problems).toMatchObject([{ line: 2, column: "weight", rule: "number", value: weight }]);
  });

  it("refuses a recipient that comes twice", () => {
    expect(readAmounts("address,weight\n0xAB,1\n0xab,1").problems).toMatchObject([
      { rule: "duplicate", line: 3 },
    ]);
  });
});
