import { type Rng, rng } from "~/core/numeric";
import type { BootstrapPlan } from "./bootstrapPlan";
import { readsOf, refitWeighted, rowsRead, thetaOf } from "./leaveOut";
import { drawPairSums, jurorPairSums } from "./pairDraw";
import { drawRows, type Noise, noiseOf, redrawn } from "./parametricDraw";
import { recommendedDraw } from "./recommendedDraw";
import { enoughGradient, refitter } from "./refit";
import { weightsOf } from "./result";

/**
 * Makes a plan's replicates by number: weights, or null where that replicate has no answer. What
 * comes out depends on the plan and the number alone.
 */
export function replicator(plan: BootstrapPlan): (number: number) => Float64Array | null {
  const draw = plan.kind === "jurors" ? byJurors(plan) : byModel(plan);
  return (number) => {
    const theta = draw(() => rng(`${plan.seed}/${number}`));
    return theta && weightsOf(theta);
  };
}

/** θ of a replicate; whoever has to draw the same again asks for the generator again. */
type Replicate = (random: () => Rng) => Float64Array | null;

function byJurors({ method, params, data, jurors, quick }: BootstrapPlan): Replicate {
  const refit = quick && refitter(quick.model, enoughGradient(quick.model));
  const juror = rowsRead(method, data).juror!;
  const times = new Float64Array((jurors?.at(-1) ?? -1) + 1);
  return (random) => {
    const draws = random();
    times.fill(0);
    for (let k = 0; k < jurors!.length; k++) {
      const who = jurors![draws.int(jurors!.length)]!;
      times[who] = times[who]! + 1;
    }
    const found = quick && refit?.(jurorPairSums(quick.order, times));
    // A juror all of whose rows have weight 0 may stand beyond the last one drawn from.
    const timesOf = (who: number) => times[who] ?? 0;
    return found ?? refitWeighted(method, data, params, Float64Array.from(juror, timesOf));
  };
}

function byModel({ method, params, data, theta, quick }: BootstrapPlan): Replicate {
  if (readsOf(method) === "both") return byBoth(method, data, params);
  let noise: Noise | null = null;
  const anew: Replicate = (random) => {
    noise ??= noiseOf(method, data, theta);
    return redrawn(method, data, params, drawRows(noise, random()));
  };
  if (!quick) return anew;
  const refit = refitter(quick.model, enoughGradient(quick.model));
  const { logistic } = quick.model;
  const draw = drawPairSums(quick, logistic ? 0 : noiseOf(method, data, theta).deviation);
  return (random) => refit(draw(random())) ?? anew(random);
}

function byBoth(
  method: string,
  data: BootstrapPlan["data"],
  params: BootstrapPlan["params"],
): Replicate {
  let draw: ReturnType<typeof recommendedDraw> | null = null;
  return (random) => {
    draw ??= recommendedDraw(data, params);
    return thetaOf(method, draw(random()), params);
  };
}
