import { describe, expect, it } from "vitest";
import { accept, readComparisons, toComparisonData } from "~/core/formats";

const LN3 = Math.log(3);
const [A, B] = ["https://github.com/Org/A", "org/b"];

/** The same two judgements (a beats b 3x by Ann; b beats a 3x by Bo) in every format. */
const files: { format: string; text: string; ratio: boolean; jurors: string[] }[] = [
  {
    format: "trial2025",
    text: `timestamp,juror,repo_a,repo_b,parent,choice,multiplier,reasoning
2025-01-01T00:00:00Z,Ann,${A},${B},ethereum,1,3.0,why
2025-01-02T00:00:00Z,Bo,${A},${B},ethereum,2,3,`,
    ratio: true,
    jurors: ["Ann", "Bo"],
  },
  {
    format: "gg24-public",
    text: `repo_a,repo_b,winner,multiplier,reasoning
${A},${B},${A},3,why
${A},${B},${B},3,`,
    ratio: true,
    jurors: [],
  },
  {
    format: "gg24-resolution",
    text: `juror,date,winner,loser,magnitude,reasoning
Ann,2026-06-22,${A},${B},3,why
Bo,2026-06-23,${B},${A},3,`,
    ratio: true,
    jurors: ["Ann", "Bo"],
  },
  {
    format: "gg24-resolution",
    text: `juror,date,winner,loser,magnitude,has_reasoning
Ann,2026-06-22,${A},${B},3,1
Bo,2026-06-23,${B},${A},3,0`,
    ratio: true,
    jurors: ["Ann", "Bo"],
  },
  {
    format: "synthetic",
    text: `competition_id,juror_id,item_a,item_b,winner,comparison_created_at,comparison_cost
gg24,Ann,${A},${B},${A},2025-10-23T08:11:17+00:00,0.1
gg24,Bo,${A},${B},${B},2025-10-23T08:11:18+00:00,0.1`,
    ratio: false,
    jurors: ["Ann", "Bo"],
  },
  {
    format: "plain-winner",
    text: `winner,loser\n${A},${B}\n${B},${A}`,
    ratio: false,
    jurors: [],
  },
  {
    format: "plain-winner",
    text: `winner,loser,weight,juror\n${A},${B},1,Ann\n${B},${A},1,Bo`,
    ratio: false,
    jurors: ["Ann", "Bo"],
  },
  {
    format: "plain-outcome",
    text: `a,b,outcome,weight,juror\n${A},${B},1,1,Ann\n${A},${B},0,1,Bo`,
    ratio: false,
    jurors: ["Ann", "Bo"],
  },
  {
    format: "plain-ratio",
    text: `a,b,logRatio,juror\n${A},${B},${LN3},Ann\n${A},${B},${-LN3},Bo`,
    ratio: true,
    jurors: ["Ann", "Bo"],
  },
  {
    format: "plain-multiplier",
    text: `a,b,multiplier,choice\n${A},${B},3,1\n${A},${B},3,2`,
    ratio: true,
    jurors: [],
  },
];

describe("readComparisons", () => {
  it.each(files)("reads $format", ({ format, text, ratio, jurors }) => {
    const file = accept(readComparisons(text));
    expect(file.format).toBe(format);
    expect(file.items).toEqual(["org/a", "org/b"]);
    expect(file.jurors).toEqual(jurors);
    expect(file.rows.map((row) => row.line)).toEqual([2, 3]);
    const towardsFirst = file.rows.map(({ a, outcome }) => (a === 0 ? outcome : 1 - outcome));
    expect(towardsFirst).toEqual([1, 0]);
    if (!ratio) expect(file.rows.every((row) => row.logRatio === undefined)).toBe(true);
    else {
      const ratios = file.rows.map((row) => (row.a === 0 ? row.logRatio! : -row.logRatio!));
      expect(ratios[0]).toBeCloseTo(LN3, 12);
      expect(ratios[1]).toBeCloseTo(-LN3, 12);
    }
  });

  it("keeps reason, time and parent", () => {
    const [row] = accept(readComparisons(files[0]!.text)).rows;
    expect(row).toMatchObject({
      reason: "why",
      at: "2025-01-01T00:00:00Z",
      parent: "ethereum",
    });
  });

  it("finds columns by name, in any order, case and spacing", () => {
    const file = accept(readComparisons("Choice,Repo B,repo-a,MULTIPLIER\n1,y,x,2"));
    expect(file.format).toBe("trial2025");
    expect(file.items).toEqual(["x", "y"]);
  });

  it("counts rows about items outside the list, and keeps the list's order", () => {
    const text = "winner,loser\nb,a\na,c\nc,d";
    const file = accept(readComparisons(text, { items: ["a", "b", "z"] }));
    expect(file).toMatchObject({ items: ["a", "b", "z"], outside: 2 });
    expect(file.rows).toEqual([{ line: 2, a: 1, b: 0, outcome: 1 }]);
  });

  it("names the physical line on which a row starts, past quoted line breaks and blank lines", () => {
    const text = [
      "repo_a,repo_b,winner,multiplier,reasoning",
      'a,b,a,2,"one',
      "",
      'two, and ""three"""',
      "",
      "a,b,neither,2,x",
    ].join("\r\n");
    const file = readComparisons(text);
    expect(file.rows[0]).toMatchObject({ line: 2, reason: 'one\n\ntwo, and "three"' });
    expect(file.problems).toMatchObject([{ line: 6, column: "winner", value: "neither" }]);
  });

  it("shows plain names as they are written and repositories as owner/name", () => {
    const file = accept(readComparisons(`winner,loser\nAlpha,https://github.com/X/Y`));
    expect(file.items).toEqual(["alpha", "x/y"]);
    expect(file.labels).toEqual(["Alpha", "x/y"]);
  });

  it("reads a tie where a winner is named", () => {
    const file = accept(readComparisons("item_a,item_b,winner\na,b,tie"));
    expect(file.rows[0]!.outcome).toBe(0.5);
  });

  it("reads 100,000 rows, each one", () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, i) =>
        `2025-01-01T00:00:00Z,J${i % 40},https://github.com/o/r${i % 97},https://github.com/o/s${i % 89},ethereum,${1 + (i % 2)},${1 + (i % 30)},"text, ${i}"`,
    );
    const header = "timestamp,juror,repo_a,repo_b,parent,choice,multiplier,reasoning";
    const text = [header, ...rows].join("\n");
    expect(accept(readComparisons(text)).rows.length).toBe(100_000);
  });
});

describe("toComparisonData", () => {
  it("has all rows as choices and the stated ones as ratios", () => {
    const file = accept(readComparisons("a,b,logRatio,weight,juror\nx,y,0.5,2,J\ny,z,-1,1,K"));
    file.rows.push({ line: 9, a: 0, b: 2, outcome: 1, juror: 0 });
    const { binary, ratio } = toComparisonData(file);
    expect(Array.from(binary.outcome)).toEqual([1, 0, 1]);
    expect(Array.from(binary.weight!)).toEqual([2, 1, 1]);
    expect(Array.from(binary.juror!)).toEqual([0, 1, 0]);
    expect(Array.from(ratio.logRatio)).toEqual([0.5, -1]);
    expect([binary.n, ratio.n]).toEqual([3, 3]);
  });

  it("leaves the juror column out unless every row has a juror", () => {
    const { binary } = toComparisonData(accept(readComparisons("winner,loser\nx,y")));
    expect(binary.juror).toBeUndefined();
    expect(binary.weight).toBeUndefined();
  });
});
