import type { ComparisonData } from "~/core/comparison";
import { type Fit, rowsRead } from "~/core/ranking";
import type { BootstrapRequest, BootstrapResult } from "../computeBootstrap";
import type { AnalysisInput, FitAnalysis, OutranksPart } from "./parts";
import { rowCost } from "./rowCost";

/** One seed for all fits: the same comparisons give the same intervals on any machine. */
const SEED = "steelyard";
const REPLICATES = 400;
/** Fewer where a replicate is dear, but enough for the ends of an interval. */
const REPLICATES_MIN = 40;
/** What the bootstrap may cost, in rows read by a plain fit: some seconds. */
const ROWS_MAX = 10_000_000;
/** What so few replicates may cost: two minutes of one thread. Above it there is no bootstrap. */
const ROWS_ENDURED = 400_000_000;
/** Methods that fit again from the full fit: a tenth for a row, but some passes over n² numbers. */
const QUICK = { methods: ["bt_l2", "log_l2_ridge"], row: 0.1, square: 0.5, itemsMax: 1000 };
/** Heaviest items whose order is told pair by pair. */
const OUTRANKS_SHOWN = 40;
const DIGITS = 3;

/** Instead of a bootstrap's result where it would take too long. */
export const TOO_DEAR = "too dear";

/**
 * How a fit is redrawn: from jurors drawn with replacement where the rows name at least two, else
 * from new answers by the fitted model; as often as its size allows. `TOO_DEAR` where even a few
 * replicates would take minutes.
 */
export function bootstrapRequest(
  data: ComparisonData,
  { method, params }: Fit,
  threads: number,
): BootstrapRequest | typeof TOO_DEAR {
  const { juror, a } = rowsRead(method, data);
  const kind = juror && new Set(juror).size > 1 ? "jurors" : "parametric";
  const replicates = replicatesFor(method, a.length, data.binary.n);
  if (replicates === 0) return TOO_DEAR;
  return { method, params, data, kind, replicates, seed: SEED, threads };
}

function replicatesFor(method: string, rows: number, n: number): number {
  const quick = QUICK.methods.includes(method);
  const squares = n <= QUICK.itemsMax ? QUICK.square * n * n : 0;
  const cost = quick ? QUICK.row * rows + squares : rowCost(method) * rows;
  const affordable = Math.floor(ROWS_MAX / Math.max(1, cost));
  if (REPLICATES_MIN * cost > ROWS_ENDURED) return 0;
  return Math.max(REPLICATES_MIN, Math.min(REPLICATES, affordable));
}

/** What pages show of a bootstrap; null where no replicate has an answer. */
export function bootstrapParts(
  fit: Fit,
  { items }: Pick<AnalysisInput, "items">,
  found: BootstrapResult | null | typeof TOO_DEAR,
): Pick<FitAnalysis, "intervals" | "outranks"> {
  if (!found) return { intervals: null, outranks: null };
  if (found === TOO_DEAR) {
    const none = { kind: "jurors", used: 0, failed: 0, items: [], chance: [] } as const;
    return { intervals: null, outranks: none };
  }
  const { kind, used, failed, weights, ranks, outranks: table } = found;
  const shown = table === null ? [] : heaviest(fit);
  const n = items.length;
  const chance = shown.map((i) => shown.map((j) => Number(table![i * n + j]!.toFixed(DIGITS))));
  const outranks: OutranksPart = {
    ...{ kind, used, failed, chance },
    items: shown.map((item) => items[item]!),
  };
  return { intervals: { weights, ranks }, outranks };
}

function heaviest({ weights }: Fit): number[] {
  return Array.from(weights.keys())
    .sort((x, y) => weights[y]! - weights[x]! || x - y)
    .slice(0, OUTRANKS_SHOWN);
}
