import { groupPairs } from "~/core/comparison";
import { hasPotential } from "~/core/numeric";
import { logSigmoid } from "./bradleyTerry";
import { FitUnavailableError } from "./errors";
import { fitExtended } from "./extendedModel";
import { COST, termByTerm } from "./extendedProblem";
import type { BinaryInput, BinaryMethod } from "./method";

/**
 * Bradley-Terry with an advantage for the item shown first: P(a wins) = σ(θ_a − θ_b + γ), a first;
 * maximum likelihood of θ (mean zero) and γ = `extra.gamma`, in log-odds (Davidson and Beaver 1977).
 * A tie is half a win for each.
 *
 * Standard errors: the inverse of the joint information of (θ, γ). Throws FitUnavailableError
 * unless a unique finite maximum exists: all items form one strong component, and the wins go round
 * cycles of both kinds, with more wins in first place than in second and the other way round.
 */
export const btPositionBias: BinaryMethod = {
  key: "bt_position_bias",
  title: "Bradley-Terry with position bias",
  about: "Bradley-Terry that estimates, and takes out, the advantage of being shown first.",
  reads: "binary",
  params: [],
  estimate(input) {
    const { n } = input.table;
    const shown = shownPairs(input);
    requireMaximum(input, shown);
    const { a, b, wonFirst, wonSecond } = shown;
    const phi = new Int32Array(a.length);
    const model = { n, a, b, phi, phiCount: 1, terms: termByTerm(termOf(wonFirst, wonSecond)) };
    const start = { theta: new Float64Array(n), phi: new Float64Array(1) };
    const { estimate, phi: found } = fitExtended(input, model, [start]);
    return { ...estimate, extra: { gamma: found[0]! } };
  },
};

/** Σ w by ordered pair, a shown first; a tie adds half to both columns. */
interface ShownPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly wonFirst: Float64Array;
  readonly wonSecond: Float64Array;
}

function shownPairs({ rows }: BinaryInput): ShownPairs {
  const { index, order, first } = groupPairs(rows);
  const a: number[] = [];
  const b: number[] = [];
  const wonFirst: number[] = [];
  const wonSecond: number[] = [];
  for (let pair = 0; pair < index.i.length; pair++) {
    const won = [0, 0];
    const lost = [0, 0];
    for (let at = first[pair]!; at < first[pair + 1]!; at++) {
      const entry = order[at]!;
      const side = entry < 0 ? 1 : 0;
      const row = entry < 0 ? ~entry : entry;
      const w = rows.weight ? rows.weight[row]! : 1;
      won[side] = won[side]! + w * rows.outcome[row]!;
      lost[side] = lost[side]! + w * (1 - rows.outcome[row]!);
    }
    for (const side of [0, 1]) {
      if (!(won[side]! + lost[side]! > 0)) continue;
      a.push(side === 0 ? index.i[pair]! : index.j[pair]!);
      b.push(side === 0 ? index.j[pair]! : index.i[pair]!);
      wonFirst.push(won[side]!);
      wonSecond.push(lost[side]!);
    }
  }
  return {
    a: Int32Array.from(a),
    b: Int32Array.from(b),
    wonFirst: Float64Array.from(wonFirst),
    wonSecond: Float64Array.from(wonSecond),
  };
}

/**
 * Likelihood never falls along (u, s) for (θ, γ) if and only if u_winner − u_loser ≥ −s for every
 * win in first place and ≥ s for every win in second. s = 0 is ruled out by one strong component.
 */
function requireMaximum({ graph }: BinaryInput, { a, b, wonFirst, wonSecond }: ShownPairs): void {
  const refuse = (why: string): never => {
    throw new FitUnavailableError(`bt_position_bias has no single finite maximum: ${why}`, graph);
  };
  if (!graph.mleExists) refuse("wins go one way only, or not at all, between groups of items");
  const n = graph.components.flat().length;
  for (const s of [1, -1]) {
    const above: number[] = [];
    const below: number[] = [];
    const gap: number[] = [];
    for (let k = 0; k < a.length; k++) {
      if (wonFirst[k]! > 0) {
        above.push(a[k]!);
        below.push(b[k]!);
        gap.push(-s);
      }
      if (wonSecond[k]! > 0) {
        above.push(b[k]!);
        below.push(a[k]!);
        gap.push(s);
      }
    }
    if (hasPotential(n, { above, below, gap })) {
      refuse("the sides shown do not tell the place's advantage from the items' weights");
    }
  }
}

/** −log likelihood of one ordered pair's outcomes, x = d + γ. */
function termOf(wonFirst: Float64Array, wonSecond: Float64Array) {
  return (k: number, d: number, gamma: number, out: Float64Array) => {
    const x = d + gamma;
    const p = 1 / (1 + Math.exp(-x));
    const slope = wonSecond[k]! * p - wonFirst[k]! / (1 + Math.exp(x));
    const bend = (wonFirst[k]! + wonSecond[k]!) * p * (1 - p);
    out[COST.value] = -wonFirst[k]! * logSigmoid(x) - wonSecond[k]! * logSigmoid(-x);
    out[COST.d] = slope;
    out[COST.phi] = slope;
    out[COST.dd] = bend;
    out[COST.dPhi] = bend;
    out[COST.phiPhi] = bend;
  };
}
