import { existsSync, readFileSync } from "node:fs";
import type { ComparisonData, RatioComparisons } from "~/core/comparison";
import { accept, readComparisons, readItems, toComparisonData } from "~/core/formats";
import { rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";

const DATA = new URL("../../shared/data/deepfunding/", import.meta.url);
const FOLDS = 10;
const NONE = 1e9;
const BASELINE = { method: "log_l2_ridge", params: { lambda: 3 } };
/** Each adds one part to the one before. */
const STEPS: readonly { label: string; params: Record<string, number> }[] = [
  { label: "ridge, λ chosen", params: { delta: NONE, scaleRows: NONE, calibration: 1 } },
  { label: "+ robust loss", params: { scaleRows: NONE, calibration: 1 } },
  { label: "+ juror scale", params: { varianceRows: NONE, calibration: 1 } },
  { label: "+ juror variance", params: { calibration: 1 } },
  { label: "+ calibration", params: {} },
];

interface Task {
  readonly label: string;
  readonly file: string;
  readonly items?: string;
  readonly by: "rows" | "jurors";
  readonly repeats: number;
}
const TRIAL = { file: "trial2025/pond_train_407.csv", items: "trial2025/pond_test_45.csv" };
const PUBLIC = { file: "gg24/l1/public_pairs_171.csv" };
const RESOLUTION = { file: "gg24/l1/l1resolution_compact_539.csv" };
const TASKS: readonly Task[] = [
  { label: "trial", ...TRIAL, by: "rows", repeats: 8 },
  { label: "trial", ...TRIAL, by: "jurors", repeats: 4 },
  { label: "GG24 public", ...PUBLIC, by: "rows", repeats: 4 },
  { label: "GG24 resolution", ...RESOLUTION, by: "rows", repeats: 2 },
  { label: "GG24 resolution", ...RESOLUTION, by: "jurors", repeats: 2 },
];

function load({ file, items }: Task): ComparisonData {
  const bytes = (name: string) => readFileSync(new URL(name, DATA));
  const list = items && accept(readItems(bytes(items))).rows.map((row) => row.spelling);
  return toComparisonData(accept(readComparisons(bytes(file), list ? { items: list } : {})));
}

/** The rows that `keep` says, as stated ratios and as choices. */
function part({ n, a, b, logRatio, juror }: RatioComparisons, keep: (row: number) => boolean) {
  const rows = Array.from(a.keys()).filter(keep);
  const shared = {
    n,
    a: Int32Array.from(rows, (row) => a[row]!),
    b: Int32Array.from(rows, (row) => b[row]!),
    ...(juror && { juror: Int32Array.from(rows, (row) => juror[row]!) }),
  };
  const y = Float64Array.from(rows, (row) => logRatio[row]!);
  const outcome = y.map((value) => (Math.sign(value) + 1) / 2);
  return { ratio: { ...shared, logRatio: y }, binary: { ...shared, outcome } };
}

/** Σ squared log-ratio errors of each fold: the baseline's, and each step's, fitted on the other folds alone. */
function foldErrors(task: Task): number[][] {
  const rows = load(task).ratio;
  const of = (row: number) => (task.by === "jurors" ? rows.juror![row]! : row);
  const errors: number[][] = [];
  for (let repeat = 0; repeat < task.repeats; repeat++) {
    const groups = [...new Set(Array.from(rows.a.keys(), of))];
    rng(`recommended ${repeat}`).shuffle(groups);
    const foldOf = new Map(groups.map((group, k) => [group, k % FOLDS]));
    for (let fold = 0; fold < FOLDS; fold++) {
      const held = (row: number) => foldOf.get(of(row)) === fold;
      const train = part(rows, (row) => !held(row));
      const test = part(rows, held).ratio;
      const errorOf = (method: string, params: Record<string, number>) => {
        const { theta } = estimate(method, train, params, { intervals: false });
        return test.logRatio.reduce(
          (sum, y, k) => sum + (y - theta[test.a[k]!]! + theta[test.b[k]!]!) ** 2,
          0,
        );
      };
      const steps = STEPS.map(({ params }) => errorOf("recommended", params));
      errors.push([errorOf(BASELINE.method, BASELINE.params), ...steps]);
    }
  }
  return errors;
}

/** Mean difference to the baseline in per cent of its error, and half the width of its 95 % interval. */
function paired(errors: readonly number[][], step: number) {
  const base = errors.reduce((sum, [first]) => sum + first!, 0) / errors.length;
  const differences = errors.map((row) => (100 * (row[step]! - row[0]!)) / base);
  const mean = differences.reduce((sum, x) => sum + x, 0) / differences.length;
  const squares = differences.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const variance = squares / (differences.length - 1);
  const folds = 1.96 * Math.sqrt(variance / differences.length);
  // Nadeau and Bengio (2003): folds share training rows, so that their differences are not independent.
  const shared = 1.96 * Math.sqrt(variance * (1 / differences.length + 1 / (FOLDS - 1)));
  return { mean, folds, shared };
}

/** What each part of `recommended` adds over `log_l2_ridge` (λ = 3) in cross-validated log-ratio error. */
export async function bench(): Promise<void> {
  if (!existsSync(DATA)) {
    console.log("skipped: the field's files are not in ../shared");
    return;
  }
  for (const task of TASKS) {
    const errors = foldErrors(task);
    console.log(`${task.label}, ${task.repeats} × ${FOLDS} folds of ${task.by}`);
    STEPS.forEach(({ label }, step) => {
      const { mean, folds, shared } = paired(errors, step + 1);
      const sign = (x: number) => `${x >= 0 ? "+" : "−"}${Math.abs(x).toFixed(2)}`;
      console.log(
        `  ${label.padEnd(18)} ${sign(mean)} % ± ${folds.toFixed(2)} over folds (± ${shared.toFixed(2)} allowing for shared training rows)`,
      );
    });
  }
}
