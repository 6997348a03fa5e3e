/** How far an estimate is from the truth. */
export interface RankingError {
  /** Root mean square error of the log weights, both centred. */
  readonly theta: number;
  /** Share of the pool that goes to the wrong items: ½ Σ |w − ŵ|, w = softmax(θ). */
  readonly weights: number;
  /** 1 − Spearman's rank correlation. */
  readonly ranks: number;
}

/** The errors of estimated log weights; true ones without ties. */
export function rankingError(estimate: ArrayLike<number>, truth: ArrayLike<number>): RankingError {
  const [e, t] = [centred(estimate), centred(truth)];
  const [we, wt] = [softmax(e), softmax(t)];
  const [re, rt] = [ranks(e), ranks(t)];
  const n = t.length;
  const square = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, k) => sum + (value - y[k]!) ** 2, 0);
  return {
    theta: Math.sqrt(square(e, t) / n),
    weights: we.reduce((sum, w, k) => sum + Math.abs(w - wt[k]!), 0) / 2,
    ranks: (6 * square(re, rt)) / (n * (n * n - 1)),
  };
}

function centred(values: ArrayLike<number>): number[] {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return list.map((value) => value - mean);
}

function softmax(theta: readonly number[]): number[] {
  const strength = theta.map(Math.exp);
  const total = strength.reduce((sum, value) => sum + value, 0);
  return strength.map((value) => value / total);
}

function ranks(values: readonly number[]): number[] {
  const order = Array.from(values.keys()).sort((x, y) => values[x]! - values[y]!);
  const rank = new Array<number>(values.length);
  order.forEach((item, place) => {
    rank[item] = place;
  });
  return rank;
}
