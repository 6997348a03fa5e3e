import type { BothInput, BothMethod } from "./method";
import { leaveOut } from "./recommendedLeaveOut";
import {
  ANSWER,
  type Hyperparameters,
  ordinaryNoise,
  type Posterior,
  posteriorMode,
} from "./recommendedModel";
import { type Judgements, judgementsOf } from "./recommendedRows";
import { calibrationOf, chooseHyperparameters } from "./recommendedSearch";
import { centre, type Estimate, weightsOf } from "./result";
import { scaledErrors, selectedErrors } from "./selectedErrors";
import { centredCovariance, covarianceOf, solvesForSome, uncertainty } from "./standardErrors";

/** A parameter of 0 is chosen from the data. */
const AUTOMATIC = 0;
/** "Without limit", with room for rounding above the largest value tried. */
const PARAM_MAX = 1e12;

const fromData = (name: string, title: string) => ({
  name,
  title: `${title} (0: from the data)`,
  ...{ default: AUTOMATIC, min: 0, max: PARAM_MAX },
});

/**
 * The recommended aggregate: the posterior mode of θ under one likelihood for ratios and choices,
 * with a scale and a noise variance per juror shrunk to the jury's, Huber's loss, a Gaussian prior,
 * and a calibration. docs/recommended.md derives it and shows what each part adds.
 *
 * A juror sees y* = s_j (θ_a − θ_b + σ √v_j ε) and states y* as a log ratio, or only its sign as a
 * choice. θ minimises, at the jurors' s and v (see `jurorScales`, `jurorVariances`),
 * Σ_stated w ρ(y / s_j − d) / v_j − σ² Σ_choices w log σ(±π d / (√3 σ √v_j)) + (λ/2) Σ θ²,
 * d = θ_a − θ_b; ρ turns linear at delta σ √v_j; a tie is half a choice each way. Reported is
 * calibration · θ, mean zero. With ratios alone, no jurors and no limits it is `log_l2_ridge`.
 *
 * λ, delta, the jurors' prior rows (four times as many for the variance as for the scale) and the
 * calibration are chosen by leaving out every pair and
 * every juror of these rows (`chooseHyperparameters`) unless given; those in force are in `params`.
 * Nothing is drawn at random. `objective` is −1/σ² times the minimum (without v's own part).
 * `extra.jurors` has `scale` and `variance`. `outliers` are rows of the ratio table. Standard
 * errors: the Laplace posterior of θ at these parameters and traits; the sandwiches by scores. An
 * answer exists on every graph. Throws nothing.
 */
export const recommended: BothMethod = {
  key: "recommended",
  title: "Recommended",
  about: "Ratios and choices in one model that learns each juror's scale and noise.",
  reads: "both",
  params: [
    fromData("lambda", "Pull towards equal"),
    fromData("delta", "Where pull stops growing, in units of the noise"),
    fromData("scaleRows", "Ordinary answers mixed with each juror's own, for the scale"),
    fromData("varianceRows", "The same, for the variance"),
    fromData("calibration", "Stretch of the fitted log weights"),
  ],
  estimate(input) {
    const rows = judgementsOf(input.data);
    const sigma = ordinaryNoise(rows);
    const given = Object.entries(input.params).filter(([, value]) => value !== AUTOMATIC);
    const { calibration: stretch, ...fixed } = Object.fromEntries(given);
    const chosen = chooseHyperparameters(rows, sigma, fixed, input.onProgress);
    const fitted = posteriorMode(rows, sigma, chosen, ANSWER);
    const calibration = stretch ?? calibrationOf(rows, leaveOut(rows, fitted));
    return report(input, { rows, sigma, chosen, fitted, calibration });
  },
};

interface Found {
  readonly rows: Judgements;
  readonly sigma: number;
  readonly chosen: Hyperparameters;
  readonly fitted: Posterior;
  readonly calibration: number;
}

function report(asked: BothInput, { rows, sigma, chosen, fitted, calibration }: Found): Estimate {
  const { converged, iterations, gradInf, traits, costs, hessian } = fitted;
  const theta = centre(fitted.theta.map((x) => calibration * x));
  const weights = weightsOf(theta);
  const penalty = fitted.theta.reduce((sum, x) => sum + (chosen.lambda * x * x) / 2, 0);
  const objective = -(costs.total(fitted.theta) + penalty) / sigma ** 2;
  const jurors = rows.ids.map((juror, j) => ({
    ...{ juror, scale: traits.scale[j]!, variance: traits.variance[j]! },
  }));
  const estimate = {
    ...{ theta, weights, converged, iterations, objective, gradInf },
    outliers: costs.outliers(fitted.theta).map((row) => rows.source[row]!),
    extra: rows.ids.length > 0 ? { jurors } : {},
    chosen: { ...chosen, calibration },
  };
  if (!asked.intervals || !converged) return estimate;
  const named = rows.juror.every((juror) => juror >= 0);
  const { a, b, juror } = rows;
  const scores = { a, b, value: costs.pull, ...(named && { juror }) };
  if (solvesForSome(asked, rows.n)) {
    const form = { matrix: hessian, centred: true, fixesGauge: false };
    const errors = selectedErrors(form, weights, { ...asked, scores });
    const variance = (sigma * calibration) ** 2;
    return errors ? { ...estimate, se: scaledErrors(errors, variance, calibration) } : estimate;
  }
  const covariance = covarianceOf(hessian);
  if (covariance === null) return estimate;
  // Once as the covariance's factor, once as the variance's: together the square that θ asks for.
  const { n, c } = centredCovariance(covariance);
  const stretched = { n, c: c.map((x) => calibration * x) };
  return {
    ...estimate,
    ...uncertainty(asked, stretched, weights, sigma ** 2 * calibration, scores),
  };
}
