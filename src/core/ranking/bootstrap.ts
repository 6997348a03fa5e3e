import type { ComparisonData } from "~/core/comparison";
import { type Rng, rng } from "~/core/numeric";
import { fit } from "./fit";
import { refitWeighted, rowsRead } from "./leaveOut";
import { drawRows, type Noise, noiseOf, redrawn, sumsOfDraw } from "./parametricDraw";
import { type QuickModel, quickModel, sumsOf } from "./quickModel";
import { type Refit, refitter } from "./refit";
import { weightsOf } from "./result";

export interface BootstrapOptions {
  readonly method: string;
  readonly params?: Readonly<Record<string, number>>;
  /** parametric: new answers from the fitted weights; jurors: jurors drawn with replacement. */
  readonly kind: "parametric" | "jurors";
  readonly seed: string | number;
  /** How many replicates, numbered from `from` (default 0). */
  readonly replicates: number;
  readonly from?: number;
}

/**
 * Weights of bootstrap replicates; null where a replicate has no answer (a juror drawn away may
 * leave the method without one).
 *
 * Replicate r is drawn from a generator of its own, seeded by the seed and r alone: however the
 * replicates are divided among workers by `from`, the same ones come out. parametric: every
 * comparison is answered anew by the fitted model (Efron and Tibshirani 1993, section 6.5), with
 * the Bradley-Terry chances of the fitted θ (a tie is drawn as a win or a loss) or with normal errors
 * of the residuals' size on the log ratio; a row's weight counts repeats. jurors: as many jurors as
 * there are, with replacement, each with all answers (the cluster bootstrap; Field and Welsh 2007).
 * `bt_l2` and `log_l2_ridge` are fitted from the full fit in a few steps, other methods anew.
 *
 * Throws what `fit` throws on the whole data, and RangeError for jurors where none are named.
 */
export function bootstrapWeights(
  data: ComparisonData,
  options: BootstrapOptions,
): (Float64Array | null)[] {
  const { replicates, from = 0, seed } = options;
  const refit = options.kind === "jurors" ? byJurors(data, options) : byModel(data, options);
  return Array.from({ length: replicates }, (_, k) => {
    const theta = refit(rng(`${seed}/${from + k}`));
    return theta && weightsOf(theta);
  });
}

/** Errors of 1e-6 or less in θ, far below what resampling itself resolves. */
const GRADIENT_ENOUGH = 1e-6;

type Replicate = (random: Rng) => Float64Array | null;

function quickly(data: ComparisonData, { method, params = {} }: BootstrapOptions) {
  const model = quickModel(method, data, params);
  return model && { model, refit: refitter(model, GRADIENT_ENOUGH) };
}

function byJurors(data: ComparisonData, options: BootstrapOptions): Replicate {
  const { method, params = {} } = options;
  const { juror, weight } = rowsRead(method, data);
  if (!juror) throw new RangeError("the rows name no jurors to draw from");
  const jurors = [...new Set(juror.filter((_, row) => weight?.[row] !== 0))].sort((x, y) => x - y);
  const times = new Float64Array(juror.reduce((top, who) => Math.max(top, who + 1), 0));
  const quick: { model: QuickModel; refit: Refit } | null = quickly(data, options);
  if (!quick) fit(method, data, params, { intervals: false });
  const rowTimes = new Float64Array(juror.length);
  return (random) => {
    times.fill(0);
    for (let draw = 0; draw < jurors.length; draw++) {
      const who = jurors[random.int(jurors.length)]!;
      times[who] = times[who]! + 1;
    }
    for (let row = 0; row < juror.length; row++) rowTimes[row] = times[juror[row]!]!;
    const theta = quick?.refit(sumsOf(quick.model, rowTimes));
    return theta ?? refitWeighted(method, data, params, rowTimes);
  };
}

function byModel(data: ComparisonData, options: BootstrapOptions): Replicate {
  const { method, params = {} } = options;
  const quick = quickly(data, options);
  const theta = quick?.model.theta ?? fit(method, data, params, { intervals: false }).theta;
  const noise: Noise = noiseOf(method, data, theta);
  return (random) => {
    const drawn = drawRows(noise, random);
    const found = quick?.refit(sumsOfDraw(quick.model, drawn));
    return found ?? redrawn(method, data, params, drawn);
  };
}
