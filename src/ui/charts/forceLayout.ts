import { rng } from "~/core/numeric";

interface Edge {
  a: number;
  b: number;
  rows: number;
}

export interface Point {
  x: number;
  y: number;
}

const STEPS = 250;
/** First and last length of a step, in units of the distance at which nodes rest. */
const STEP_FIRST = 0.9;
const STEP_LAST = 0.01;
const PULL_TO_CENTRE = 0.04;
const APART_MIN = 1e-3;

/**
 * Places nodes by forces (Fruchterman and Reingold 1991): all push each other away with 1/d, edges
 * pull with d² times 1 + ln(rows), a weak pull to the centre keeps groups together, and the steps grow
 * shorter. From the same seed the same places; scaled to the unit square. O(steps · nodes²).
 */
export function forceLayout(nodes: number, edges: readonly Edge[], seed = "graph"): Point[] {
  const random = rng(seed);
  const at = Array.from({ length: nodes }, () => ({
    x: random.next() - 0.5,
    y: random.next() - 0.5,
  }));
  const rest = Math.sqrt(1 / Math.max(1, nodes));
  for (let step = 0; step < STEPS; step++) {
    const push = forces(at, edges, rest);
    const length = rest * STEP_FIRST * (STEP_LAST / STEP_FIRST) ** (step / STEPS);
    for (const [node, place] of at.entries()) {
      const { x, y } = push[node]!;
      const size = Math.hypot(x, y) || 1;
      place.x += (x / size) * Math.min(size, length);
      place.y += (y / size) * Math.min(size, length);
    }
  }
  return toUnitSquare(at);
}

function forces(at: readonly Point[], edges: readonly Edge[], rest: number): Point[] {
  const out = at.map(({ x, y }) => ({ x: -PULL_TO_CENTRE * x, y: -PULL_TO_CENTRE * y }));
  const add = (i: number, j: number, strength: (distance: number) => number) => {
    const dx = at[i]!.x - at[j]!.x;
    const dy = at[i]!.y - at[j]!.y;
    const distance = Math.max(APART_MIN, Math.hypot(dx, dy));
    const force = strength(distance) / distance;
    out[i]!.x += dx * force;
    out[i]!.y += dy * force;
    out[j]!.x -= dx * force;
    out[j]!.y -= dy * force;
  };
  for (let i = 0; i < at.length; i++) {
    for (let j = 0; j < i; j++) add(i, j, (distance) => (rest * rest) / distance);
  }
  const crowd = Math.max(1, (2 * edges.length) / at.length);
  for (const { a, b, rows } of edges) {
    add(a, b, (distance) => (-(1 + Math.log(rows)) * distance * distance) / rest / crowd);
  }
  return out;
}

function toUnitSquare(points: readonly Point[]): Point[] {
  const scale = (of: (point: Point) => number) => {
    const values = points.map(of);
    const low = Math.min(...values);
    const span = Math.max(...values) - low;
    return (value: number) => (span > 0 ? (value - low) / span : 0.5);
  };
  const x = scale((point) => point.x);
  const y = scale((point) => point.y);
  return points.map((point) => ({ x: x(point.x), y: y(point.y) }));
}
