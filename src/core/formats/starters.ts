/** Bradley-Terry with a weak prior, in ten lines of Python and its standard library. */
const PYTHON = `# python3 starter.py > submission.csv
import csv, math, sys
items = [row["repo"] for row in csv.DictReader(open("items.csv"))]
rows = [(row[x], row[y], abs(float(row["outcome"]) - flip)) for row in csv.DictReader(open("train.csv")) for x, y, flip in (("a", "b", 0), ("b", "a", 1))]
theta = dict.fromkeys(items, 0.0)
for step in range(100):
    slope, seen = {i: -0.1 * theta[i] for i in items}, dict.fromkeys(items, 0.2)
    for a, b, won in rows:
        slope[a], seen[a] = slope[a] + won - 1 / (1 + math.exp(theta[b] - theta[a])), seen[a] + 0.5
    theta = {i: theta[i] + slope[i] / seen[i] for i in items}
csv.writer(sys.stdout).writerows([("repo", "parent", "weight")] + [(i, "round", math.exp(theta[i]) / total) for total in [sum(map(math.exp, theta.values()))] for i in items])
`;

/** The same in TypeScript; a comma inside a name would need a CSV reader. */
const TYPESCRIPT = `// node starter.ts > submission.csv  (Node 22.18 or newer; before that: npx tsx starter.ts)
import { readFileSync } from "node:fs";
const read = (file: string) => readFileSync(file, "utf8").trim().split("\\n").slice(1).map((line) => line.split(","));
const theta = new Map(read("items.csv").map(([repo]) => [repo!, 0]));
const rows = read("train.csv").flatMap(([a, b, won]) => [[a!, b!, Number(won)], [b!, a!, 1 - Number(won)]] as [string, string, number][]);
for (let step = 0; step < 100; step++) {
  const sums = new Map([...theta].map(([item, value]) => [item, { slope: -0.1 * value, seen: 0.2 }]));
  for (const [a, b, won] of rows) { const sum = sums.get(a)!; sum.slope += won - 1 / (1 + Math.exp(theta.get(b)! - theta.get(a)!)); sum.seen += 0.5; }
  for (const [item, { slope, seen }] of sums) theta.set(item, theta.get(item)! + slope / seen);
}
const total = [...theta.values()].reduce((sum, value) => sum + Math.exp(value), 0);
console.log(["repo,parent,weight", ...[...theta].map(([item, value]) => \`\${item},round,\${Math.exp(value) / total}\`)].join("\\n"));
`;

/** A first model by file name: reads items.csv and train.csv, writes a submission. */
export const STARTERS = { "starter.py": PYTHON, "starter.ts": TYPESCRIPT } as const;
