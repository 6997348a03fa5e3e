import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { addUp, countPlaywright, countVitest, judge } from "../../scripts/lib/results.mjs";

const directory = mkdtempSync(join(tmpdir(), "steelyard-results-"));
afterAll(() => rmSync(directory, { recursive: true }));

const VITEST = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };
const failedFile = (statuses: string[]) => ({
  status: "failed",
  assertionResults: statuses.map((status) => ({ status })),
});

function report(contents: object): string {
  const file = join(directory, `${Math.round(performance.now() * 1e6)}.json`);
  writeFileSync(file, JSON.stringify(contents));
  return file;
}

test("vitest: pending and todo tests are skipped ones", () => {
  const counts = countVitest({ ...VITEST, testResults: [failedFile(["failed"])] });
  expect(counts).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test("vitest: a file that cannot be loaded is one failure", () => {
  expect(countVitest({ ...VITEST, testResults: [failedFile([])] }).failed).toBe(2);
});

test("Playwright: a test that passed on a second try passed", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 2, skipped: 3 };
  expect(countPlaywright({ stats })).toEqual({ passed: 6, failed: 1, skipped: 3 });
});

describe("what is not a success counts as a failure", () => {
  const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  const cases = [
    { what: "no report at all", file: join(directory, "nowhere.json"), code: 0 },
    { what: "no test ran", file: report({ stats: none }), code: 0 },
    { what: "all skipped", file: report({ stats: { ...none, skipped: 2 } }), code: 0 },
    {
      what: "passes, but the runner crashed",
      file: report({ stats: { ...none, expected: 2 } }),
      code: 1,
    },
  ];
  test.each(cases)("$what", ({ file, code }) => {
    expect(judge(file, countPlaywright, code).failed).toBe(1);
  });
});

test("a runner's own failures are not counted twice", () => {
  const stats = { expected: 1, unexpected: 2, flaky: 0, skipped: 0 };
  expect(judge(report({ stats }), countPlaywright, 1)).toMatchObject({ passed: 1, failed: 2 });
});

test("the sum is over all runners", () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(addUp([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
});
