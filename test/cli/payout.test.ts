import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAmount } from "~/core/funding";
import { fixture, scratch, steelyard, steelyardJson } from "./steelyard";

const PAYOUT = ["payout", "--export", "safe-csv", "--pool"];
const AMOUNTS = ["--amounts", fixture("amounts.csv")];

const casePayouts = JSON.parse(
  readFileSync(new URL("../fixtures/funding/13_payouts.json", import.meta.url), "utf8"),
) as {
  input: { rows: { address: string; weight: string }[]; poolWei: string };
  params: { token: string };
  expected: { safeCsvErc20: string };
};

function paid(csv: string): bigint {
  const lines = csv.trimEnd().split("\n").slice(1);
  return lines.reduce((sum, line) => sum + parseAmount(line.split(",")[3]!, 18), 0n);
}

describe("steelyard payout", () => {
  it("pays exactly the pool", () => {
    const { status, stdout } = steelyard([...PAYOUT, "1000000000000000000001", ...AMOUNTS]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^token_type,token_address,receiver,amount\nnative,,0x0{39}1,/);
    expect(paid(stdout)).toBe(1000000000000000000001n);
  });

  it("reproduces case 13 to the byte", () => {
    const { input, params, expected } = casePayouts;
    const rows = input.rows.map(({ address, weight }) => `${address},${weight}`);
    const args = ["--token", params.token, "--amounts", "-"];
    const { stdout } = steelyard(
      [...PAYOUT, input.poolWei, ...args],
      `address,weight\n${rows.join("\n")}`,
    );
    expect(stdout).toBe(expected.safeCsvErc20);
  });

  it("writes several files for more than 200 receivers, and asks for a name first", () => {
    const rows = Array.from({ length: 250 }, (_, i) => `0x${String(i + 1).padStart(40, "0")},1`);
    const input = `address,weight\n${rows.join("\n")}`;
    const refused = steelyard([...PAYOUT, "1001", "--amounts", "-"], input);
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    const folder = scratch();
    const args = ["--decimals", "0", "--amounts", "-", "--out", join(folder, "pay.csv")];
    const { status, result } = steelyardJson([...PAYOUT, "1001", ...args], input);
    expect(status).toBe(0);
    expect(result).toMatchObject({ total: "1001", recipients: 250 });
    expect(readdirSync(folder).sort()).toEqual(["pay-1.csv", "pay-2.csv"]);
  });

  it("lists every bad address and writes nothing", () => {
    const folder = scratch();
    const out = ["--out", join(folder, "pay.csv")];
    const input =
      "project,weight,address\na/x,1,\na/y,1,0x12\na/z,1,0x0035CC37599241D007D0AbA1Fb931C5FA757f7A1";
    const { status, stderr } = steelyard([...PAYOUT, "100", "--amounts", "-", ...out], input);
    expect(status).toBe(1);
    expect(stderr).toMatch(/-:2: address: the address of a\/x is missing/);
    expect(stderr).toMatch(/-:3: address: /);
    expect(stderr).toMatch(/-:4: address: the checksum /);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    { what: "a pool that is no whole number", args: ["1.5", ...AMOUNTS] },
    { what: "a token that is no address", args: ["1", ...AMOUNTS, "--token", "0x12"] },
    { what: "decimals that are no number", args: ["1", ...AMOUNTS, "--decimals", "x"] },
    { what: "an unknown export", args: ["1", ...AMOUNTS, "--export", "pdf"] },
  ])("ends with 2 for $what", ({ args }) => {
    expect(steelyard([...PAYOUT, ...args])).toMatchObject({ status: 2, stdout: "" });
  });

  it("refuses weights that are all zero", () => {
    const input = "address,weight\n0x0000000000000000000000000000000000000001,0";
    const { status, stderr } = steelyard([...PAYOUT, "1", "--amounts", "-"], input);
    expect(status).toBe(1);
    expect(stderr).toContain("no row has a weight above zero");
  });
});
