import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { accept, type Problem, readContributions } from "~/core/formats";

const ANN = "0x31fb226689b2e8d650269c8d142eb4bc43155a93";
const BOB = "0xfcbc07905fee2d64025461b8ddb27f77f256827f";
const COIN = "0x0000000000000000000000000000000000000000";
const FULL = "id,voter,project,grantAddress,token,amount,amountUSD,coefficient,rawScore";

describe("readContributions", () => {
  it("reads a round's export: donors, projects, and USD before the token's own amount", () => {
    const text = `${FULL}\nt1,${ANN},Bonding: Curves,${BOB},${COIN},1e+18,0.9988,0,29.125\n`;
    const file = accept(readContributions(text));
    expect(file).toMatchObject({
      format: "voter,project,amountUSD",
      donors: [ANN],
      projects: ["bonding: curves"],
      labels: ["Bonding: Curves"],
      repairs: [],
    });
    expect(file.rows).toEqual([
      {
        ...{ line: 2, donor: 0, project: 0, amount: "0.9988" },
        ...{ token: COIN, recipient: BOB, id: "t1", rawScore: 29.125, coefficient: 0 },
      },
    ]);
  });

  it.each([
    { amount: "1e+18", out: "1000000000000000000" },
    { amount: "2500000000000000.0", out: "2500000000000000" },
    { amount: "5.52e-05", out: "0.0000552" },
    { amount: "123456789012345678901234567890.5", out: "123456789012345678901234567890.5" },
    { amount: "0.10", out: "0.1" },
  ])("takes $amount digit by digit", ({ amount, out }) => {
    const { rows } = accept(readContributions(`donor,project,amount\nann,p,${amount}`));
    expect(rows[0]!.amount).toBe(out);
  });

  it("reads the columns it is told to", () => {
    const text = `${FULL}\nt1,${ANN},p,${BOB},${COIN},7,0.9,0,`;
    const file = accept(readContributions(text, { columns: { amount: "amount", donor: "voter" } }));
    expect(file.rows).toMatchObject([{ amount: "7" }]);
    const { problems } = readContributions(text, { columns: { amount: "gift" } });
    expect(problems).toMatchObject([{ rule: "header", fix: expect.stringContaining("gift") }]);
  });

  it("takes an address in any case as one donor, without a repair", () => {
    const lower = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    const checksummed = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    const text = `donor,project,amount\n${checksummed},p,1\n${lower},p,2`;
    expect(accept(readContributions(text))).toMatchObject({ donors: [lower], repairs: [] });
  });

  it("reports two spellings of a donor without address", () => {
    const { donors, repairs } = readContributions("donor,project,amount\nAnn,p,1\nann,p,2");
    expect(donors).toEqual(["Ann"]);
    expect(repairs).toMatchObject([{ line: 3, rule: "donor-spelling" }]);
  });

  it("drops a copy of a row with an id, and counts equal rows without one", () => {
    const copied = readContributions("id,donor,project,amount\nt,ann,p,1\nt,ann,p,1\nt,ann,q,1");
    expect(copied.rows).toHaveLength(2);
    expect(copied.repairs).toMatchObject([{ line: 3, rule: "duplicate" }]);
    expect(accept(readContributions("donor,project,amount\nann,p,1\nann,p,1")).rows).toHaveLength(
      2,
    );
  });
});

describe("readContributions refuses", () => {
  const one = (row: string) => `id,donor,project,token,grantAddress,amount,rawScore\n${row}`;
  const cases: { what: string; text: string; problem: Partial<Problem> }[] = [
    {
      what: "an amount of zero",
      text: one("t,ann,p,,,0.0,"),
      problem: { line: 2, column: "amount", rule: "zero" },
    },
    { what: "a negative amount", text: one("t,ann,p,,,-1,"), problem: { rule: "number" } },
    { what: "NaN", text: one("t,ann,p,,,NaN,"), problem: { column: "amount", value: "NaN" } },
    { what: "an empty amount", text: one("t,ann,p,,,,"), problem: { rule: "number" } },
    { what: "hexadecimal", text: one("t,ann,p,,,0x10,"), problem: { rule: "number" } },
    { what: "1e9999", text: one("t,ann,p,,,1e9999,"), problem: { rule: "number" } },
    {
      what: "a donor's address that is too short",
      text: one("t,0x31fb,p,,,1,"),
      problem: { column: "donor", rule: "address" },
    },
    {
      what: "a wrong checksum",
      text: one("t,0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed,p,,,1,"),
      problem: { column: "donor", rule: "checksum" },
    },
    {
      what: "a recipient that is no address",
      text: one("t,ann,p,,0xzz,1,"),
      problem: { column: "grantAddress", rule: "address" },
    },
    { what: "a bad score", text: one("t,ann,p,,,1,high"), problem: { column: "rawScore" } },
    { what: "no donor", text: one("t, ,p,,,1,"), problem: { column: "donor", rule: "missing" } },
    {
      what: "two amounts for one id, donor, project and token",
      text: one("t,ann,p,,,1,\nt,ann,p,,,2,"),
      problem: { line: 3, column: "id", rule: "duplicate" },
    },
    {
      what: "a file without donors",
      text: "project,amount\np,1",
      problem: { rule: "header", fix: expect.stringContaining("donor") },
    },
  ];
  it.each(cases)("$what", ({ text, problem }) => {
    const { problems, rows } = readContributions(text);
    expect(problems).toContainEqual(expect.objectContaining(problem));
    expect(rows.every(({ line }) => line !== problem.line)).toBe(true);
  });

  it("a project outside the list, suggesting the nearest", () => {
    const file = readContributions("donor,project,amount\nann,grnat,1", { items: ["grant"] });
    expect(file.problems).toMatchObject([
      { rule: "unknown-item", fix: expect.stringContaining("did you mean grant?") },
    ]);
  });

  it("all errors of one row at once", () => {
    const { problems } = readContributions(one("t,0x1,,x,0x2,-3,y"));
    expect(problems.map(({ column }) => column).sort()).toEqual([
      ...["amount", "donor", "grantAddress", "project", "rawScore"],
    ]);
  });
});

const DATA = new URL("../../../../shared/data/funding/", import.meta.url);
const isThere = existsSync(DATA);
if (!isThere) console.warn("skipped: the rounds are not in ../shared");

describe.skipIf(!isThere)("readContributions on a real round", () => {
  it.each(["tegr2_donations.csv", "tegr2_donations_micro.csv"])("reads %s", (name) => {
    const file = accept(readContributions(readFileSync(new URL(name, DATA))));
    expect(file.rows).toHaveLength(2605);
    expect(file.projects).toHaveLength(14);
    expect(file.repairs).toEqual([]);
  });
});
