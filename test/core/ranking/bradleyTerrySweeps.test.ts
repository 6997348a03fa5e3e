import { describe, expect, it } from "vitest";
import { connectedGroups, opponents, pairTable } from "~/core/comparison";
import { newton, rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";
import { bradleyTerryProblem } from "~/core/ranking/bradleyTerry";
import { gaussian } from "~/core/ranking/bradleyTerryL2";
import { LOGISTIC } from "~/core/ranking/bradleyTerryLogisticPrior";
import { bradleyTerrySweeps } from "~/core/ranking/bradleyTerrySweeps";
import type { Prior } from "~/core/ranking/prior";

type Draw = (random: ReturnType<typeof rng>, n: number) => [a: number, b: number];

const anyPair: Draw = (random, n) => [random.int(n), random.int(n)];
const nextOnRing: Draw = (random, n) => {
  const a = random.int(n);
  return [a, (a + 1) % n];
};
/** Two halves joined by one comparison in a hundred. */
const twoHalves: Draw = (random, n) => {
  const side = (n / 2) * random.int(2);
  if (random.next() < 0.01) return anyPair(random, n);
  return [side + random.int(n / 2), side + random.int(n / 2)];
};
const fewAgainstAll: Draw = (random, n) => [random.int(3), random.int(n)];

function drawn(draw: Draw, n: number, m: number, weighted: boolean) {
  const random = rng(`sweeps ${n} ${m}`);
  const truth = Array.from({ length: n }, () => random.normal());
  const pairs: [number, number][] = [];
  while (pairs.length < m) {
    const [a, b] = draw(random, n);
    if (a !== b) pairs.push([a, b]);
  }
  return {
    n,
    a: Int32Array.from(pairs, ([a]) => a),
    b: Int32Array.from(pairs, ([, b]) => b),
    outcome: Float64Array.from(pairs, ([a, b]) => {
      if (random.next() < 0.1) return 0.5;
      return random.next() < 1 / (1 + Math.exp(truth[b]! - truth[a]!)) ? 1 : 0;
    }),
    ...(weighted && { weight: Float64Array.from(pairs, () => random.int(4) / 2) }),
  };
}

const CASES = [
  { name: "random pairs", draw: anyPair, n: 60, m: 3000, settles: true },
  { name: "three items against all", draw: fewAgainstAll, n: 40, m: 3000, settles: true },
  { name: "a ring", draw: nextOnRing, n: 60, m: 6000, settles: false },
  { name: "two halves", draw: twoHalves, n: 60, m: 6000, settles: false },
].flatMap((shape) => [false, true].map((weighted) => ({ ...shape, weighted })));

const PRIORS: [string, Prior | undefined][] = [
  ["no prior", undefined],
  ["a Gaussian prior", gaussian(0.1)],
  ["a logistic prior", LOGISTIC],
];

function centred(theta: ArrayLike<number>): number[] {
  const values = Array.from(theta);
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.map((x) => x - mean);
}

describe.each(PRIORS)("Bradley-Terry sweeps with %s", (_, prior) => {
  it.each(CASES)("agree with Newton's method on $name (weighted: $weighted), or say so", (c) => {
    const rows = drawn(c.draw, c.n, c.m, c.weighted);
    const table = pairTable(rows);
    const connected = connectedGroups(table);
    const free = prior ? undefined : connected;
    const exact = newton(bradleyTerryProblem(table, prior, free), new Float64Array(c.n)).x;
    const found = bradleyTerrySweeps(opponents(rows), prior, connected);
    expect(found.gradInf !== undefined).toBe(c.settles);
    if (found.gradInf === undefined) return;
    const gradient = new Float64Array(c.n);
    bradleyTerryProblem(table, prior, free).derive(found.theta, gradient);
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThanOrEqual(found.gradInf + 1e-11);
    const [mine, theirs] = prior ? [found.theta, exact] : [found.theta, exact].map(centred);
    for (let k = 0; k < c.n; k++) expect(Math.abs(mine![k]! - theirs![k]!)).toBeLessThan(1e-10);
  });
});

describe("bt", () => {
  it.each(CASES)("is exact on $name (weighted: $weighted), however it gets there", (c) => {
    const rows = drawn(c.draw, c.n, c.m, c.weighted);
    const table = pairTable(rows);
    const problem = bradleyTerryProblem(table, undefined, connectedGroups(table));
    const exact = centred(newton(problem, new Float64Array(c.n)).x);
    const none = {
      n: c.n,
      a: new Int32Array(0),
      b: new Int32Array(0),
      logRatio: new Float64Array(0),
    };
    const found = estimate("bt", { binary: rows, ratio: none });
    expect(found.converged).toBe(true);
    for (let k = 0; k < c.n; k++) expect(Math.abs(found.theta[k]! - exact[k]!)).toBeLessThan(1e-10);
    let likelihood = 0;
    for (let row = 0; row < c.m; row++) {
      const d = found.theta[rows.a[row]!]! - found.theta[rows.b[row]!]!;
      const o = rows.outcome[row]!;
      const value = -o * Math.log1p(Math.exp(-d)) - (1 - o) * Math.log1p(Math.exp(d));
      likelihood += (rows.weight?.[row] ?? 1) * value;
    }
    expect(found.objective / likelihood).toBeCloseTo(1, 12);
  });
});
