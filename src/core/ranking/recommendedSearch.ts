import { logSigmoid } from "./bradleyTerry";
import { LOGISTIC_DEVIATION } from "./recommendedCost";
import { type LeftOut, leaveOut } from "./recommendedLeaveOut";
import {
  type Hyperparameters,
  NO_LIMIT,
  type Posterior,
  posteriorMode,
  SEARCH,
} from "./recommendedModel";
import type { Judgements } from "./recommendedRows";

/** Values tried. */
const TRIED = {
  lambda: [0.25, 0.5, 1, 2, 4, 8, 16],
  delta: [1.5, 2.5, NO_LIMIT],
  scaleRows: [12, 24, 48, NO_LIMIT],
} as const;
/** Where the search starts, and what is kept where the data cannot tell. */
const START = { lambda: 1, delta: 2.5, scaleRows: 24 };
/**
 * A squared error with heavy tails tells, relative to its size, about four times less than the
 * logarithm of a size does: so many more prior rows does a variance get than a scale.
 */
const VARIANCE_ROWS_PER_SCALE_ROW = 4;
/** Errors have heavy tails, so that differences between models count for less than normal errors' would. */
const EVIDENCE_SHARE = 0.5;
/** Rows on which the calibration is 1 that are added to the data's. */
const CALIBRATION_ROWS = 50;
const CALIBRATION_MIN = 0.05;
const CALIBRATION_MAX = 20;

/** Stretches the axes so that a mean over tried values makes sense, and back. */
const AXES = {
  lambda: { to: Math.log, from: Math.exp },
  delta: { to: (x: number) => 1 / x, from: (x: number) => 1 / x },
  scaleRows: { to: (x: number) => 1 / x, from: (x: number) => 1 / x },
} as const;
type Axis = keyof typeof AXES;

/**
 * Hyperparameters by leaving out pairs and jurors: along each axis in turn the mean over the tried
 * values, each weighted by exp(−½ × (its loss − the least loss)), the loss in nats of what was left
 * out. A mean, because the loss is flat and noisy near its least and the least alone jumps about.
 * λ is looked at again after the others. `fixed` ones are kept.
 */
export function chooseHyperparameters(
  rows: Judgements,
  sigma: number,
  fixed: Partial<Hyperparameters>,
  onProgress: (fraction: number) => void,
): Hyperparameters {
  const complete = (found: Omit<Hyperparameters, "varianceRows">): Hyperparameters => ({
    ...found,
    varianceRows: fixed.varianceRows ?? VARIANCE_ROWS_PER_SCALE_ROW * found.scaleRows,
  });
  let chosen = complete({ ...START, ...fixed });
  let start: Posterior | undefined;
  const axes = axesOf(rows).filter((axis) => fixed[axis] === undefined);
  axes.forEach((axis, done) => {
    const tried = TRIED[axis].map((value) => {
      const fitted = posteriorMode(
        rows,
        sigma,
        complete({ ...chosen, [axis]: value }),
        SEARCH,
        start,
      );
      start = fitted;
      const left = leaveOut(rows, fitted);
      return { value, loss: lossOf(rows, sigma, judgedBy(axis, left)) };
    });
    chosen = complete({ ...chosen, [axis]: weightedMean(axis, tried) });
    onProgress((done + 1) / (axes.length + 1));
  });
  return chosen;
}

/** Axes on which the rows can differ. */
function axesOf({ stated, ids }: Judgements): Axis[] {
  if (stated === 0) return ["lambda"];
  return ids.length < 2
    ? ["lambda", "delta", "lambda"]
    : ["lambda", "scaleRows", "delta", "lambda"];
}

function weightedMean(axis: Axis, tried: readonly { value: number; loss: number }[]): number {
  const { to, from } = AXES[axis];
  const least = tried.reduce((low, { loss }) => Math.min(low, loss), Number.POSITIVE_INFINITY);
  let sum = 0;
  let total = 0;
  for (const { value, loss } of tried) {
    const share = Math.exp(-EVIDENCE_SHARE * (loss - least));
    sum += share * to(value);
    total += share;
  }
  return from(sum / total);
}

/**
 * Jurors' traits are learned from all of their rows, one left-out row included, so that only a
 * juror left out as a whole is a fair judge of how far to believe them.
 */
function judgedBy(axis: Axis, { byPair, byJuror }: LeftOut): LeftOut {
  return axis === "scaleRows" && byJuror ? { byPair: byJuror, byJuror: null } : { byPair, byJuror };
}

const kindsOf = ({ byPair, byJuror }: LeftOut) => (byJuror ? [byPair, byJuror] : [byPair]);

/**
 * The factor by which predictions of left-out rows should be stretched to meet what jurors state:
 * the slope of y on θ_a − θ_b, with fifty rows on which it is 1. A robust fit aims at the middle of
 * answers that are skewed outwards, and squared errors ask for their mean. 1 without stated rows.
 */
export function calibrationOf({ value, weight, stated }: Judgements, left: LeftOut): number {
  let agreed = 0;
  let square = 0;
  let total = 0;
  for (const d of kindsOf(left)) {
    for (let row = 0; row < stated; row++) {
      const w = weight[row]!;
      agreed += w * value[row]! * d[row]!;
      square += w * d[row]! * d[row]!;
      total += w;
    }
  }
  if (!(square > 0)) return 1;
  const prior = (CALIBRATION_ROWS * square) / total;
  const slope = (agreed + prior * kindsOf(left).length) / (square + prior * kindsOf(left).length);
  return Math.min(CALIBRATION_MAX, Math.max(CALIBRATION_MIN, slope));
}

/** Nats that left-out rows cost, on average over the ways of leaving out: normal errors and choices. */
function lossOf(rows: Judgements, sigma: number, left: LeftOut): number {
  const { value, weight, stated } = rows;
  const calibration = calibrationOf(rows, left);
  const beta = LOGISTIC_DEVIATION / sigma;
  const kinds = kindsOf(left);
  let nats = 0;
  for (const predicted of kinds) {
    for (let row = 0; row < weight.length; row++) {
      const d = calibration * predicted[row]!;
      const o = value[row]!;
      nats +=
        row < stated
          ? (weight[row]! * (o - d) ** 2) / (2 * sigma * sigma)
          : -weight[row]! * (o * logSigmoid(beta * d) + (1 - o) * logSigmoid(-beta * d));
    }
  }
  return nats / kinds.length;
}
