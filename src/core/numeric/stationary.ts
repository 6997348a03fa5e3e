/**
 * Stationary distribution π (πQ = 0, Σπ = 1) of a continuous-time chain with the given rates
 * (n × n, row i → column j; the diagonal is not read), by the elimination of Grassmann, Taksar and
 * Heyman (1985). It subtracts nothing, so every entry is right to rounding however small it is and
 * however slowly the chain mixes, where power iteration stalls. O(n³).
 *
 * `rates` is overwritten. Throws RangeError where the chain has not one closed class (some state
 * has no way back to the earlier ones), because then π is not unique.
 */
export function stationary(rates: Float64Array, n: number): Float64Array {
  for (let last = n - 1; last > 0; last--) {
    const at = last * n;
    let out = 0;
    for (let k = 0; k < last; k++) out += rates[at + k]!;
    if (!(out > 0)) throw new RangeError(`no single closed class: state ${last} is left by no one`);
    for (let row = 0; row < last; row++) {
      const rowAt = row * n;
      const into = rates[rowAt + last]! / out;
      rates[rowAt + last] = into;
      if (into === 0) continue;
      for (let k = 0; k < last; k++) rates[rowAt + k] = rates[rowAt + k]! + into * rates[at + k]!;
    }
  }
  const pi = new Float64Array(n);
  pi[0] = 1;
  let total = 1;
  for (let state = 1; state < n; state++) {
    let sum = 0;
    for (let row = 0; row < state; row++) sum += pi[row]! * rates[row * n + state]!;
    pi[state] = sum;
    total += sum;
  }
  return pi.map((value) => value / total);
}
