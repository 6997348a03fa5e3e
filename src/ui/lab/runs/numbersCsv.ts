import { type CsvRow, toCsv } from "../../primitives/csv";
import type { NumbersRun } from "./types";

/** Everything that a study of a jury, attacks or a society found, as one table; of spreads mean and 5% to 95%. */
export function numbersCsv(run: NumbersRun): string {
  if (!run.result) return "";
  if (run.kind === "contest") return contestCsv(run.result);
  return run.kind === "attacks" ? attacksCsv(run.result) : societyCsv(run.result);
}

type ResultOf<Kind> = NonNullable<Extract<NumbersRun, { kind: Kind }>["result"]>;
interface Spread {
  readonly mean: number | null;
  readonly q05: number | null;
  readonly q95: number | null;
}

const spreadOf = ({ mean, q05, q95 }: Spread) => [mean, q05, q95];
const spreadHeader = (name: string) => [name, `${name}_q05`, `${name}_q95`];

function contestCsv({ points }: ResultOf<"contest">): string {
  const errors = ["weights", "theta", "ranks", "favouredGain"] as const;
  return toCsv(
    ["jurors", "comparisons", "method", ...errors.flatMap(spreadHeader), "unavailable"],
    points.flatMap(({ jurors, comparisons, methods }) =>
      methods.map((one) => [
        ...[jurors, comparisons, one.method],
        ...errors.flatMap((name) => spreadOf(one[name])),
        one.unavailable,
      ]),
    ),
  );
}

function attacksCsv({ attacks }: ResultOf<"attacks">): string {
  const gains = ["matched", "share", "net"] as const;
  return toCsv(
    ["attack", "accounts", "mechanism", ...gains.flatMap(spreadHeader)],
    attacks.flatMap(({ attack, mechanisms }) =>
      mechanisms.map((one) => [
        ...[attack.kind, attack.accounts, one.mechanism],
        ...gains.flatMap((name) => spreadOf(one[name])),
      ]),
    ),
  );
}

function societyCsv({ totals, alpha, beta }: ResultOf<"society">): string {
  const keys = ["funds", "deficit", "welfareGain", "shareOfOptimum", "funded"] as const;
  const rowsOf = (part: string, found: typeof totals): CsvRow[] =>
    found.map((total) => [part, total.mechanism, ...keys.map((key) => total[key])]);
  return toCsv(
    ["part", "mechanism", ...keys],
    [
      ...rowsOf("mechanisms", totals),
      ...rowsOf("sweep over alpha", alpha.totals),
      ...rowsOf("sweep over beta", beta.totals),
    ],
  );
}
