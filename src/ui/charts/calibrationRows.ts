import type { Cell } from "./drawResiduals";

export interface CalibrationRow {
  /** The chance that the weights give. */
  fitted: number;
  /** The share of answers in which it happened; a tie is half. */
  observed: number;
  rows: number;
}

/** For each chance that the weights give, the side of it that is at least ½: how often that side won. */
export function calibrationRows(cells: readonly Cell[]): CalibrationRow[] {
  const sums = new Map<number, { won: number; rows: number }>();
  for (const { said, fitted, rows } of cells) {
    const likelier = Number(Math.max(fitted, 1 - fitted).toFixed(2));
    const won = fitted >= 0.5 ? said : 1 - said;
    const sum = sums.get(likelier) ?? { won: 0, rows: 0 };
    sums.set(likelier, { won: sum.won + won * rows, rows: sum.rows + rows });
  }
  return [...sums]
    .map(([fitted, { won, rows }]) => ({ fitted, observed: won / rows, rows }))
    .sort((x, y) => x.fitted - y.fitted);
}
