import type { ComparisonData } from "~/core/comparison";
import { quantile } from "~/core/numeric";
import { type Fit, METHODS, type Residuals, residualsOf } from "~/core/ranking";
import type { AnalysisInput, ResidualRow, ResidualsPart } from "./parts";

/** Largest residuals that are listed. */
const LARGEST_SHOWN = 100;
/** Steps of the drawing: natural logs of a ratio, hundredths of a chance. */
const CELL_STEP = { ratio: 0.25, binary: 0.05 };

/** What the jurors said against what the weights say. Sealed rows are counted and left out. */
export function residualsPart(
  fit: Fit,
  data: ComparisonData,
  input: AnalysisInput,
): ResidualsPart<{ row: number }> {
  const found = residualsOf(fit.method, data, fit.theta);
  const binaryRow = (row: number) => (found.reads === "ratio" ? input.stated[row]! : row);
  const all = Array.from(found.size.keys());
  const open = all.filter((row) => input.sealed[binaryRow(row)] !== 1);
  const outliers = new Set(fit.outliers);
  const tell = teller(fit.method, data, input);
  const largest = [...open]
    .sort((x, y) => found.size[y]! - found.size[x]! || x - y)
    .slice(0, LARGEST_SHOWN)
    .map(
      (row): ResidualRow<{ row: number }> => ({
        ...tell(row),
        said: found.said[row]!,
        fitted: found.fitted[row]!,
        size: found.size[row]!,
        outlier: outliers.has(row),
      }),
    );
  return {
    reads: found.reads,
    rows: open.length,
    sealed: all.length - open.length,
    outliers: outliers.size,
    medianSize:
      open.length > 0
        ? quantile(
            open.map((row) => found.size[row]!),
            0.5,
          )
        : 0,
    largest,
    cells: cellsOf(found, open),
  };
}

/** Tells of a row that the method reads: its number among all rows, the pair, the juror's number. */
export function teller(method: string, data: ComparisonData, input: AnalysisInput) {
  const onRatios = METHODS.find(({ key }) => key === method)?.reads === "ratio";
  const rows = onRatios ? data.ratio : data.binary;
  return (row: number) => ({
    row: onRatios ? input.stated[row]! : row,
    a: input.items[rows.a[row]!]!,
    b: input.items[rows.b[row]!]!,
    juror: rows.juror ? rows.juror[row]! + 1 : null,
  });
}

/** Counts on a grid: a drawing of a million rows is no larger than one of a thousand. */
function cellsOf(found: Residuals, rows: readonly number[]): ResidualsPart<object>["cells"] {
  const step = CELL_STEP[found.reads];
  const cells = new Map<string, { said: number; fitted: number; rows: number }>();
  for (const row of rows) {
    const said =
      found.reads === "ratio" ? Math.round(found.said[row]! / step) * step : found.said[row]!;
    const fitted = Math.round(found.fitted[row]! / step) * step;
    const key = `${said} ${fitted}`;
    const cell = cells.get(key) ?? { said, fitted, rows: 0 };
    cell.rows += 1;
    cells.set(key, cell);
  }
  return [...cells.values()].sort((x, y) => x.said - y.said || x.fitted - y.fitted);
}
