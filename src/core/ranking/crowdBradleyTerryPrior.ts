import { digamma, type Groups } from "~/core/numeric";
import { juryOf } from "./crowdBradleyTerryJury";
import { atMode } from "./crowdBradleyTerryMode";
import { type CrowdPrior, crowdModel } from "./crowdBradleyTerryModel";
import { type ExtendedStart, followExtended } from "./extendedModel";
import type { WonRows } from "./jurorModel";

/** A parameter of this value is chosen by the data. */
export const AUTOMATIC = 0;
/** Below 1 the density of η, or of 1 − η, has no finite maximum. */
export const DENSITY_MIN = 1;
/** Where the choice starts: jurors mostly reliable, and one game each way. */
export const PRIOR_START: CrowdPrior = { lambda: 1, a: 10, b: 2 };

/** Chosen A and B stay above 1, so that a juror who is always right still has a finite logit. */
const CHOSEN_MIN = 1.1;
/** A jury is not taken to be contrary as a whole: θ and η turned round would fit as well. */
const MEAN_MIN = 0.5;
/** A + B are chosen no larger: a hundred remembered answers a juror. */
const STRENGTH_MAX = 100;
const LAMBDA_MIN = 1e-3;
const LAMBDA_MAX = 1e3;
/** Items imagined to be spread as λ = 1 has it, which hold λ where the data say next to nothing. */
const IMAGINED_ITEMS = 2;
const ROUNDS_MAX = 12;
/** Relative change at which a parameter has settled: its effect on θ is then far below θ's error. */
const SETTLED = 0.05;
/** Significant digits of what is chosen, so that the record can be typed again. */
const DIGITS = 3;

/**
 * λ, A and B of Crowd-BT by empirical Bayes; those given (not 0) are kept.
 *
 * From the fit at the present values: (1) A and B have the mean and the variance of η over the jury
 * (`juryOf`), the variance made smaller where they would fall below 1.1. (2) λ is where the prior
 * expects as much of t(θ) = log σ(θ) + log σ(−θ) as is found, 2 [ψ(λ) − ψ(2λ)] = mean of t(θ_i) +
 * ½ t″(θ_i) / precision_i: the M step of EM with a normal posterior, two imagined items beside the
 * real ones. (3) The joint mode takes each η at its best value instead of on average, which
 * stretches θ where jurors answered little. λ is raised by the difference of both pulls along θ,
 * over what λ = 1 pulls, so that the mode has the scale of the posterior with η averaged out.
 * Repeated until nothing moves by 5 %, 12 rounds at most (the last values then stand: any prior is a
 * valid one).
 *
 * Where nobody stands out A + B ends near 100, and the fit near Bradley-Terry's.
 */
export function chooseCrowdPrior(
  rows: WonRows,
  connected: Groups,
  given: CrowdPrior,
  start: ExtendedStart,
): CrowdPrior {
  let prior: CrowdPrior = keepGiven(given, PRIOR_START);
  let at = start;
  if (prior.lambda === given.lambda && prior.a === given.a && prior.b === given.b) return prior;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    at = followExtended(crowdModel(rows, prior), connected, at);
    const next = keepGiven(given, nextPrior(rows, at, prior.lambda));
    const moved = (["lambda", "a", "b"] as const).some(
      (name) => Math.abs(next[name] / prior[name] - 1) > SETTLED,
    );
    prior = next;
    if (!moved) break;
  }
  const rounded = (value: number) => Number(value.toPrecision(DIGITS));
  const { lambda, a, b } = prior;
  return keepGiven(given, { lambda: rounded(lambda), a: rounded(a), b: rounded(b) });
}

function keepGiven(given: CrowdPrior, chosen: CrowdPrior): CrowdPrior {
  return {
    lambda: given.lambda === AUTOMATIC ? chosen.lambda : given.lambda,
    a: given.a === AUTOMATIC ? chosen.a : given.a,
    b: given.b === AUTOMATIC ? chosen.b : given.b,
  };
}

function nextPrior(rows: WonRows, { theta, phi }: ExtendedStart, lambda: number): CrowdPrior {
  const mode = atMode(rows, { theta, phi }, lambda);
  const jury = juryOf(rows, theta, mode.leftOut);
  const mean = Math.max(MEAN_MIN, jury.mean);
  let expected = IMAGINED_ITEMS * expectedUnder(1);
  let pull = 0;
  for (let item = 0; item < rows.n; item++) {
    const x = theta[item]!;
    const p = 1 / (1 + Math.exp(-Math.abs(x)));
    // log p (1 − p) = 2 log p − |x| keeps its value where 1 − p vanishes.
    expected += 2 * Math.log(p) - Math.abs(x) - (p * (1 - p)) / mode.precision[item]!;
    pull += x * Math.tanh(x / 2);
  }
  const fitted = lambdaExpecting(expected / (rows.n + IMAGINED_ITEMS));
  const correction = pull > 0 ? (mode.stretch - jury.stretch) / pull : 0;
  const total = (mean * (1 - mean)) / jury.variance - 1;
  const least = Math.max(CHOSEN_MIN / mean, CHOSEN_MIN / (1 - mean));
  const strength = Math.min(STRENGTH_MAX, Math.max(least, total));
  return {
    lambda: Math.min(LAMBDA_MAX, Math.max(LAMBDA_MIN, fitted + correction)),
    a: Math.max(CHOSEN_MIN, mean * strength),
    b: Math.max(CHOSEN_MIN, (1 - mean) * strength),
  };
}

/** E t(θ) under the prior of this λ, whose e^θ is a ratio of two gamma variables of shape λ. */
function expectedUnder(lambda: number): number {
  return 2 * (digamma(lambda) - digamma(2 * lambda));
}

/** The λ under which E t(θ) is `wanted`: rising in λ, bisected on its logarithm. */
function lambdaExpecting(wanted: number): number {
  let low = LAMBDA_MIN;
  let high = LAMBDA_MAX;
  for (let halving = 0; halving < 40; halving++) {
    const middle = Math.sqrt(low * high);
    if (expectedUnder(middle) > wanted) high = middle;
    else low = middle;
  }
  return Math.sqrt(low * high);
}
