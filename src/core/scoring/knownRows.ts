import type { BinaryComparisons, RatioComparisons } from "~/core/comparison";

/** The rows of a table whose two items both have a log weight. */
export function knownRatios(rows: RatioComparisons, logs: Float64Array): RatioComparisons {
  const keep = known(rows, logs);
  return { ...common(rows, keep), logRatio: Float64Array.from(keep, (k) => rows.logRatio[k]!) };
}

/** The same for choices. */
export function knownChoices(rows: BinaryComparisons, logs: Float64Array): BinaryComparisons {
  const keep = known(rows, logs);
  return { ...common(rows, keep), outcome: Float64Array.from(keep, (k) => rows.outcome[k]!) };
}

type Columns = Omit<BinaryComparisons, "outcome">;

function known({ a, b }: Columns, logs: Float64Array): number[] {
  const has = (item: number) => !Number.isNaN(logs[item]);
  return Array.from(a, (_, k) => k).filter((k) => has(a[k]!) && has(b[k]!));
}

function common({ n, a, b, weight, juror }: Columns, keep: readonly number[]): Columns {
  return {
    n,
    a: Int32Array.from(keep, (k) => a[k]!),
    b: Int32Array.from(keep, (k) => b[k]!),
    ...(weight && { weight: Float64Array.from(keep, (k) => weight[k]!) }),
    ...(juror && { juror: Int32Array.from(keep, (k) => juror[k]!) }),
  };
}
