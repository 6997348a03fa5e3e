import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseAmount } from "~/core/funding";
import { dataFile, isRoundHere, reference, worst } from "../core/funding/fixture";
import { scratch, steelyard, steelyardJson } from "./steelyard";

const DONATIONS = `donor,project,amount,rawScore
0x00000000000000000000000000000000000000a1,alpha/one,100,30
0x00000000000000000000000000000000000000a2,alpha/one,25,20
0x00000000000000000000000000000000000000a1,beta/two,9,30
0x00000000000000000000000000000000000000a3,beta/two,16,10
`;
const fund = (...args: string[]) =>
  steelyardJson(["fund", "--contributions", "-", ...args], DONATIONS);

interface FundResult {
  projects: { id: string; raw: number; share: number; matched: string; capped: boolean }[];
  unspent: string;
  recipe: { step: string; values: Record<string, number> }[];
}
const resultOf = (found: { result: object }) => found.result as FundResult;

describe("steelyard fund", () => {
  it("pays the pool out whole, in decimals that add up exactly", () => {
    const found = fund("--mechanism", "qf", "--pool", "1000");
    expect(found.status).toBe(0);
    const { projects, unspent, recipe } = resultOf(found);
    expect(projects.map(({ id, raw }) => [id, raw])).toEqual([
      ["alpha/one", 100],
      ["beta/two", 24],
    ]);
    const paid = projects.reduce((sum, { matched }) => sum + parseAmount(matched, 18), 0n);
    expect(paid).toBe(1000n * 10n ** 18n);
    expect(unspent).toBe("0");
    expect(recipe.map(({ step }) => step)).toEqual(["contributions", "mechanism", "amounts"]);
  });

  it("lets a score that is too low count for nothing, and one between for part", () => {
    const { recipe } = resultOf(
      fund("--mechanism", "qf", "--pool", "10", "--param", "scoreAt50=15,scoreAt100=25"),
    );
    expect(recipe.find(({ step }) => step === "eligibility")?.values).toEqual({
      "alpha/one": 118.75,
      "beta/two": 9,
    });
  });

  it("lifts a project with a match to the floor", () => {
    const { projects } = resultOf(
      fund("--mechanism", "qf", "--pool", "1000", "--floor-share", "40%"),
    );
    expect(Number(projects[0]!.matched)).toBeCloseTo(600, 9);
    expect(Number(projects[1]!.matched)).toBeCloseTo(400, 9);
  });

  it("boosts the holders of a credential", () => {
    const holders = join(scratch(), "holders.csv");
    writeFileSync(
      holders,
      "address,balance\n0x00000000000000000000000000000000000000A2,12\n0x00000000000000000000000000000000000000a3,4\n",
    );
    const found = fund(
      ...["--mechanism", "qf", "--pool", "10", "--expertise", `token=${holders}:10`],
      ...["--boost", "transfer=threshold,combine=or,factor=3"],
    );
    expect(resultOf(found).projects[0]!.raw).toBeCloseTo(2 * 10 * Math.sqrt(25 * 4), 9);
  });

  it.each([
    ["an unknown mechanism", ["--mechanism", "magic", "--pool", "1"], /one of qf/],
    ["an unknown parameter", ["--mechanism", "qf", "--pool", "1", "--param", "M=2"], /M unknown/],
    ["a pool of nothing", ["--mechanism", "qf", "--pool", "0"], /above 0/],
    ["a cap above everything", ["--mechanism", "qf", "--pool", "1", "--cap", "120%"], /percentage/],
    ["a boost without experts", ["--mechanism", "qf", "--pool", "1", "--boost", "max=2"], /needs/],
    ["a word for a number", ["--mechanism", "pairwise", "--pool", "1", "--param", "M=x"], /number/],
  ])("refuses %s as misuse", (_, args, message) => {
    const { status, stderr } = fund(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("refuses wrong donations with every line at once", () => {
    const { status, result } = steelyardJson(
      ["fund", "--mechanism", "qf", "--pool", "1", "--contributions", "-"],
      "donor,project,amount\nx,alpha/one,-3\ny,,2\n",
    );
    expect(status).toBe(1);
    const { errors } = result as { errors: { line: number }[] };
    expect(errors.map(({ line }) => line)).toEqual([2, 3]);
  });

  it("writes amounts that payout reads", () => {
    const out = join(scratch(), "amounts.csv");
    steelyard(
      ["fund", "--mechanism", "qf", "--pool", "1000", "--contributions", "-", "--out", out],
      DONATIONS,
    );
    const { status, stderr } = steelyard([
      ...["payout", "--amounts", out, "--pool", "1000", "--export", "safe-csv"],
    ]);
    // The file names projects and no addresses yet: every one of them is asked for.
    expect(status).toBe(1);
    expect(stderr).toMatch(/alpha\/one is missing[\s\S]*beta\/two is missing/);
  });
});

describe.skipIf(!isRoundHere)("steelyard fund on a real round (needs ../shared)", () => {
  const round = fileURLToPath(dataFile("tegr2_donations.csv"));
  const tec = `tec=${fileURLToPath(dataFile("tegr2_tec_holders.csv"))}:10`;
  const tea = `tea=${fileURLToPath(dataFile("tegr2_tea_holders.csv"))}:1`;
  const columns = "donor=voter,project=project,amount=amountUSD";
  const experts = ["--expertise", tec, "--expertise", tea, "--boost", "combine=or,factor=1"];

  it.each([
    ["01_plain_qf_tegr2", ["--mechanism", "qf"], "matching"],
    ["05_donation_profile_tegr2", ["--mechanism", "profile", "--cap", "20%"], "matching"],
    ["04_cocm_tegr2", ["--mechanism", "cocm", "--cap", "20%"], "matching"],
    [
      "04_cocm_tegr2",
      ["--mechanism", "cocm", "--cap", "20%", "--param", "blend=0.5"],
      "matching50pctBlendWithQF",
    ],
    [
      "06_sme_tegr2_published",
      ["--mechanism", "sme_rows", "--cap", "20%", ...experts],
      "matchingBoosted",
    ],
  ])("meets %s by %j", (name, args, key) => {
    const found = steelyardJson([
      ...["fund", "--contributions", round, "--columns", columns, "--pool", "25000"],
      ...args,
    ]);
    const { projects } = resultOf(found);
    const amounts = projects.map(({ matched }) => Number(matched));
    const wanted = reference(name).expected[key];
    expect(
      worst(
        amounts,
        wanted,
        projects.map(({ id }) => id),
      ),
    ).toBeLessThan(1e-9);
  });
});
