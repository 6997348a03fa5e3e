import { maximiseBradleyTerry } from "./bradleyTerry";
import { LOGISTIC } from "./bradleyTerryLogisticPrior";
import { type CrowdPrior, crowdModel, crowdStarts } from "./crowdBradleyTerryModel";
import { AUTOMATIC, chooseCrowdPrior, DENSITY_MIN, PRIOR_START } from "./crowdBradleyTerryPrior";
import { FitInputError, type Refusal } from "./errors";
import { fitExtended } from "./extendedModel";
import { describeJurors, jurorRows, wonRows } from "./jurorModel";
import type { BinaryMethod } from "./method";

/**
 * Crowd-BT (Chen, Bennett, Collins-Thompson, Horvitz 2013), maximum a posteriori: juror j reports
 * what Bradley-Terry draws with chance η_j and its opposite otherwise, q = η σ(d) + (1 − η) σ(−d):
 * argmax Σ w [o log q + (1 − o) log(1 − q)] + λ Σ_i [log σ(θ_i) + log σ(−θ_i)]
 * + Σ_j [(A − 1) log η_j + (B − 1) log(1 − η_j)].
 *
 * λ, A and B of 0 (the default) are chosen by the data (`chooseCrowdPrior`); those used are in the
 * result's parameters. Throws FitInputError for an A or B between 0 and 1, where the density has no
 * finite maximum.
 *
 * θ is not centred: 0 is the fictitious item of the λ prior. η = ½ is a coin, below ½ contrary;
 * `extra.jurors` has `eta`. Not convex: best of three starts (`crowdStarts`). Rows without
 * jurors are one juror's. An answer exists on every graph. Standard errors: the Laplace posterior of
 * (θ, logit η), θ's block.
 */
export const crowdBt: BinaryMethod = {
  key: "crowd_bt",
  title: "Crowd Bradley-Terry",
  about: "Bradley-Terry that learns which jurors are reliable, toss coins, or answer contrarily.",
  reads: "binary",
  params: [
    automatic("lambda", "Prior games against average"),
    automatic("a", "Prior for reliable"),
    automatic("b", "Prior for contrary"),
  ],
  estimate(input) {
    const asked = input.params as unknown as CrowdPrior;
    checkDensity(asked);
    const rows = wonRows(jurorRows(input.rows));
    const { theta } = maximiseBradleyTerry({ ...input, intervals: false }, LOGISTIC);
    const [start] = crowdStarts(rows, theta, PRIOR_START);
    const chosen = chooseCrowdPrior(rows, input.connected, asked, start);
    input.onProgress(0.5);
    const fitted = fitExtended(input, crowdModel(rows, chosen), crowdStarts(rows, theta, chosen));
    const jurors = describeJurors(rows, fitted.phi, (phi) => ({ eta: 1 / (1 + Math.exp(-phi)) }));
    return { ...fitted.estimate, extra: { jurors }, chosen: { ...chosen } };
  },
};

function automatic(name: string, title: string) {
  return { name, title: `${title} (0: from the data)`, default: AUTOMATIC, min: 0, max: 1e6 };
}

function checkDensity({ a, b }: CrowdPrior): void {
  const refusals = Object.entries({ a, b }).flatMap(([column, value]): Refusal[] => {
    if (value === AUTOMATIC || value >= DENSITY_MIN) return [];
    const message = `${column} must be 0 (from the data) or at least ${DENSITY_MIN}, got ${value}`;
    return [{ row: -1, column, value: String(value), rule: "parameter", message }];
  });
  if (refusals.length > 0) throw new FitInputError(refusals);
}
