import { expect, test } from "vitest";
import { readWeightSubmission } from "~/core/formats";
import { reportOf } from "~/ui/submission/checkReport";

const items = Array.from({ length: 40 }, (_, k) => `owner/project-${k}`);

test("a report counts every repair, by kind, and lists the first of each", () => {
  const rows = items.slice(0, 10).map((name, k) => `${name.toUpperCase()},${k + 1}`);
  const file = readWeightSubmission(`repo,weight\n${rows.join("\n")}\n`, { items });
  const report = reportOf(file);
  expect(report.repairCount).toBe(file.repairs.length);
  const counted = report.repairs.map(({ rule, count, first }) => [rule, count, first.length]);
  expect(counted).toContainEqual(["missing-item", 30, 20]);
  expect(counted).toContainEqual(["sum", 1, 1]);
  expect(report.repairs.reduce((sum, { count }) => sum + count, 0)).toBe(report.repairCount);
  for (const { rule, label } of report.repairs) expect(label).not.toBe(rule);
});

test("the heaviest projects come first, ten at most", () => {
  const rows = items.map((name, k) => `${name},${k + 1}`);
  const report = reportOf(readWeightSubmission(`repo,weight\n${rows.join("\n")}\n`, { items }));
  expect(report.projects).toBe(40);
  expect(report.heaviest).toHaveLength(10);
  expect(report.heaviest[0]!.name).toBe("owner/project-39");
});
