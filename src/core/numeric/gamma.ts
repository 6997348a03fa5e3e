/** The asymptotic series are used from here; below, the recurrence leads up to it. */
const SERIES_FROM = 12;

/** ψ(x) = d/dx log Γ(x) for x > 0, to about 1e-14 (Abramowitz and Stegun 6.3.5, 6.3.18). */
export function digamma(x: number): number {
  let below = 0;
  let at = x;
  for (; at < SERIES_FROM; at++) below += 1 / at;
  const f = 1 / (at * at);
  const tail = f * (1 / 12 - f * (1 / 120 - f * (1 / 252 - f * (1 / 240 - f / 132))));
  return Math.log(at) - 0.5 / at - tail - below;
}

/** log Γ(x) for x > 0, to about 1e-13 (Abramowitz and Stegun 6.1.15, 6.1.41). */
export function logGamma(x: number): number {
  let below = 0;
  let at = x;
  for (; at < SERIES_FROM; at++) below += Math.log(at);
  const f = 1 / (at * at);
  const tail = (1 / 12 - f * (1 / 360 - f * (1 / 1260 - f * (1 / 1680 - f / 1188)))) / at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + tail - below;
}
