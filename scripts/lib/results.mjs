// What each test runner's JSON report says, as numbers that can be added up.
import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @returns {Counts} */
export function countVitest(report) {
  // A file that could not even be loaded has no failing test to show for it: it counts as one.
  const unloadable = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((t) => t.status === "failed"),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @returns {Counts} */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

/**
 * One runner's counts, where a crash, a missing report and a run without any test are failures.
 * @param {string} file the runner's JSON report
 * @param {(report: object) => Counts} count
 * @param {number} code its exit code
 * @returns {Counts}
 */
export function judge(file, count, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = count(JSON.parse(readFileSync(file, "utf8")));
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

/** @param {Counts[]} all */
export function addUp(all) {
  const sum = (key) => all.reduce((total, counts) => total + counts[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}
