import {
  type Form,
  type FormSolver,
  formSolver,
  mainDiagonal,
  quadraticForms,
} from "~/core/numeric";
import { localVariance, SOLVED } from "./localVariance";
import type { EstimatedErrors, FitOptions, StandardErrors } from "./result";
import { calibrate, everyItem, inner, root, selectedItems } from "./selectedItems";
import { jurorMeat, jurorVariance, numbered, rowMeat, rowMeatDiagonal } from "./selectedSandwich";
import type { Scores } from "./standardErrors";

/** Passes over pairs (times pairs) up to which every item is solved for: some seconds. */
const WORK_MAX = 2e9;

export interface SelectedForm extends Form {
  /** True where θ is reported as the prior fixes it; otherwise its mean is zero. */
  readonly fixesGauge: boolean;
}

interface Asked extends Pick<FitOptions, "intervalItems" | "intervalWork" | "differences"> {
  /** For the sandwiches. */
  readonly scores?: Scores;
}

/**
 * Standard errors (at variance 1) for many items, from the sparse information matrix H alone.
 *
 * The variances of `intervalItems` (default: the 100 heaviest) are solved for by conjugate gradients to a
 * relative error of about 1e-6 (1e-4 for sandwiches), and those of all items where that costs
 * seconds. The others are estimated: var θ_i by `localVariance` from the item's own pairs, the
 * sandwich over comparisons as that times S_ii / H_ii, the one over jurors by `jurorVariance`. How
 * far they are off is found out: 28 more items, evenly by H's diagonal, are solved for, the estimates
 * are scaled by the median of exact over estimated variance there, and the largest relative error
 * left is reported (so that a few others may be further off). Nothing depends on chance: what is
 * drawn has a fixed seed.
 *
 * Null where H is not positive definite.
 */
export function selectedErrors(
  form: SelectedForm,
  weights: Float64Array,
  asked: Asked,
): StandardErrors | null {
  const solver = formSolver(form);
  const p = form.fixesGauge ? 0 : 1 / solver.n;
  const found = solveSome(form, solver, p, weights, asked);
  const { variance, rows, jurors, all, solved } = found;
  if (!Array.from(variance.values()).every((value) => value > 0)) return null;
  const { theta, sandwich, sandwichByJuror } = all
    ? solvedOf(found, solver.n)
    : estimatesOf(found, form, solver, p, asked.scores);
  const { differences } = asked;
  const estimated: EstimatedErrors = {
    ...{ solved, error: theta.error },
    ...(sandwich && { sandwichError: sandwich.error }),
    ...(sandwichByJuror && { sandwichByJurorError: sandwichByJuror.error }),
  };
  return {
    ...(differences && { differences: differenceErrors(solver, differences) }),
    theta: theta.variance.map(root),
    logWeight: logWeightErrors(solver, p, theta.variance, weights),
    ...(rows && { sandwich: sandwich!.variance.map(root) }),
    ...(jurors && { sandwichByJuror: sandwichByJuror!.variance.map(root) }),
    ...(!all && { estimated }),
  };
}

/** Variances by item, as far as they were solved for. */
type Known = Map<number, number>;

interface Found {
  readonly variance: Known;
  readonly rows: Known | null;
  readonly jurors: Known | null;
  readonly checks: Int32Array;
  /** Whether every item was. */
  readonly all: boolean;
  readonly solved: Int32Array;
}

function solveSome(
  form: SelectedForm,
  solver: FormSolver,
  p: number,
  weights: Float64Array,
  { intervalItems, scores, intervalWork = WORK_MAX }: Asked,
): Found {
  const { n } = solver;
  const { wanted, checks } = selectedItems(intervalItems, weights, mainDiagonal(form.matrix));
  const variance: Known = new Map();
  const rows: Known = new Map();
  const jurors: Known = new Map();
  const ofRows = scores && rowMeat(scores);
  const ofJurors = scores?.juror && jurorMeat(numbered(scores)!);
  const solve = (items: Int32Array): number => {
    const { values, passes } = quadraticForms(solver, items, p, (k, x) => {
      if (ofRows) rows.set(items[k]!, ofRows(x));
      if (ofJurors) jurors.set(items[k]!, ofJurors(x));
    });
    items.forEach((item, k) => {
      variance.set(item, values[k]!);
    });
    return passes;
  };
  const pairs = form.matrix.h.length + (form.border?.value.length ?? 0) + (scores?.a.length ?? 0);
  const all = solve(checks) * n * pairs <= intervalWork;
  solve((all ? everyItem(n) : wanted).filter((item) => !variance.has(item)));
  return {
    ...{ variance, checks, all, solved: Int32Array.from(variance.keys()).sort() },
    ...{ rows: ofRows ? rows : null, jurors: ofJurors ? jurors : null },
  };
}

interface Estimates {
  readonly variance: Float64Array;
  readonly error: number;
}

interface AllEstimates {
  readonly theta: Estimates;
  readonly sandwich: Estimates | null;
  readonly sandwichByJuror: Estimates | null;
}

function solvedOf({ variance, rows, jurors }: Found, n: number): AllEstimates {
  const values = (known: Known) => ({
    ...{ variance: Float64Array.from({ length: n }, (_, item) => known.get(item)!), error: 0 },
  });
  return {
    theta: values(variance),
    sandwich: rows && values(rows),
    sandwichByJuror: jurors && values(jurors),
  };
}

function estimatesOf(
  { variance, rows, jurors, checks }: Found,
  form: SelectedForm,
  solver: FormSolver,
  p: number,
  scores: Scores | undefined,
): AllEstimates {
  const diagonal = mainDiagonal(form.matrix);
  const local = localVariance(form, diagonal, p);
  const finish = (estimates: Float64Array, known: Known): Estimates => {
    const error = calibrate(estimates, checks, known);
    for (const [item, value] of known) estimates[item] = value;
    return { variance: estimates, error };
  };
  const meat = rows && rowMeatDiagonal(scores!, solver.n);
  const bySlope = meat && local.map((value, k) => (value * meat[k]!) / diagonal[k]!);
  return {
    sandwich: bySlope && finish(bySlope, rows!),
    sandwichByJuror: jurors && finish(jurorVariance(solver, numbered(scores!)!, p > 0), jurors),
    theta: finish(local, variance),
  };
}

/** Of log w_i, from var(θ_i − p Σ θ) and y = H⁻¹ (p − w). */
function logWeightErrors(
  solver: FormSolver,
  p: number,
  variance: Float64Array,
  weights: Float64Array,
): Float64Array {
  const turn = weights.map((weight) => p - weight);
  const y = solver.one(turn, SOLVED);
  const mean = p * y.reduce((sum, value) => sum + value, 0);
  const both = inner(turn, y);
  return variance.map((own, item) => root(own + 2 * (y[item]! - mean) + both));
}

/** Of θ_i − θ_j: a solve each. */
function differenceErrors(
  solver: FormSolver,
  pairs: readonly (readonly [number, number])[],
): Float64Array {
  return Float64Array.from(pairs, ([i, j]) => {
    const b = new Float64Array(solver.n);
    b[i] = 1;
    b[j] = b[j]! - 1;
    const x = solver.one(b, SOLVED);
    return root(x[i]! - x[j]!);
  });
}

/** Standard errors at another variance than 1; sandwiches by `stretch`, which do not know of it. */
export function scaledErrors(
  errors: StandardErrors,
  variance: number,
  stretch = 1,
): StandardErrors {
  const scale = Math.sqrt(variance);
  const times = (values: Float64Array, factor: number) => values.map((value) => factor * value);
  const { differences, sandwich, sandwichByJuror } = errors;
  return {
    ...errors,
    theta: times(errors.theta, scale),
    logWeight: times(errors.logWeight, scale),
    ...(differences && { differences: times(differences, scale) }),
    ...(sandwich && { sandwich: times(sandwich, stretch) }),
    ...(sandwichByJuror && { sandwichByJuror: times(sandwichByJuror, stretch) }),
  };
}
