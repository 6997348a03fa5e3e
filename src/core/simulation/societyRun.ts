import { rng } from "~/core/numeric";
import {
  boostedEquilibrium,
  constrainedEquilibrium,
  type Equilibrium,
  onePersonOneVote,
  optimum,
  powerEquilibrium,
  privateProvision,
  quadraticEquilibrium,
} from "./equilibria";
import type { Society } from "./society";
import type { ValueCurves } from "./valueCurves";

export interface SocietyMechanisms {
  /** α of capital-constrained funding, one equilibrium each. */
  readonly alphas?: readonly number[];
  /** β of the power family. */
  readonly betas?: readonly number[];
  /** Boost per citizen; left out: nobody is boosted and there is no such equilibrium. */
  readonly boost?: ArrayLike<number>;
}

export interface NamedEquilibrium extends Equilibrium {
  /** `optimum`, `private`, `1p1v`, `qf`, `cqf_alpha=A`, `beta=B`, `qf_boosted`. */
  readonly mechanism: string;
}

/** What the equilibria of a good are called, in their order. */
export const mechanismNames = ({ alphas = [], betas = [], boost }: SocietyMechanisms): string[] => [
  ...["optimum", "private", "1p1v", "qf"],
  ...alphas.map((alpha) => `cqf_alpha=${alpha}`),
  ...betas.map((beta) => `beta=${beta}`),
  ...(boost ? ["qf_boosted"] : []),
];

/** Every equilibrium of one good, side by side. Throws RangeError for parameters out of range. */
export function equilibriaOf(
  curves: ValueCurves,
  mechanisms: SocietyMechanisms = {},
): NamedEquilibrium[] {
  const { alphas = [], betas = [], boost } = mechanisms;
  const found = [
    ...[optimum(curves), privateProvision(curves), onePersonOneVote(curves)],
    quadraticEquilibrium(curves),
    ...alphas.map((alpha) => constrainedEquilibrium(curves, alpha)),
    ...betas.map((beta) => powerEquilibrium(curves, beta)),
    ...(boost ? [boostedEquilibrium(curves, boost)] : []),
  ];
  return mechanismNames(mechanisms).map((mechanism, k) => ({ mechanism, ...found[k]! }));
}

/** What a mechanism comes to over all goods of a society. */
export interface MechanismTotal {
  readonly mechanism: string;
  readonly funds: number;
  readonly deficit: number;
  readonly welfareGain: number;
  /** Of what the optimum gains; NaN where there is nothing to gain. */
  readonly shareOfOptimum: number;
  /** Goods that get anything. */
  readonly funded: number;
}

export interface SocietyOutcome {
  /** Per good, in the society's order. */
  readonly goods: readonly (readonly NamedEquilibrium[])[];
  readonly totals: readonly MechanismTotal[];
}

/** Every equilibrium of every good, and their sums by mechanism. */
export function societyOutcome(
  society: Society,
  mechanisms: SocietyMechanisms = {},
): SocietyOutcome {
  const goods = society.goods.map(({ curves }) => equilibriaOf(curves, mechanisms));
  const names = goods[0]?.map(({ mechanism }) => mechanism) ?? [];
  const sum = (k: number, of: (found: Equilibrium) => number) =>
    goods.reduce((total, good) => total + of(good[k]!), 0);
  const best = sum(0, (found) => found.welfareGain);
  const totals = names.map((mechanism, k) => {
    const gain = sum(k, (found) => found.welfareGain);
    return {
      ...{ mechanism, funds: sum(k, (found) => found.funds), welfareGain: gain },
      deficit: sum(k, (found) => found.deficit),
      shareOfOptimum: best > 0 ? gain / best : Number.NaN,
      funded: sum(k, ({ funds }) => (funds > 0 ? 1 : 0)),
    };
  });
  return { goods, totals };
}

/** Experts drawn at random, each with the same boost; everybody else counts once. */
export function drawExperts(
  citizens: number,
  { share, boost, seed }: { share: number; boost: number; seed: string | number },
): Float64Array {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share ${share} is not within [0, 1]`);
  if (!(boost > 0)) throw new RangeError(`boost ${boost} is not above 0`);
  const all = rng(`${seed} experts`).shuffle(Array.from({ length: citizens }, (_, i) => i));
  const boosts = new Float64Array(citizens).fill(1);
  for (const i of all.slice(0, Math.round(share * citizens))) boosts[i] = boost;
  return boosts;
}
