// Draws a society and looks for every equilibrium of every good: seconds for hundreds of citizens.
import {
  drawExperts,
  drawSociety,
  type MechanismTotal,
  type Society,
  type SocietyOutcome,
  societyOutcome,
} from "~/core/simulation";
import { answerRequests } from "../workerSide";
import type { SocietyNumbers } from "./societyParams";

export interface SocietyRequest {
  readonly values: SocietyNumbers;
  readonly seed: string;
  /** Over both families' parameters instead of at one of each. */
  readonly sweep?: boolean;
}

export interface SocietyAnswer {
  readonly request: SocietyRequest;
  readonly society: Society;
  readonly outcome: SocietyOutcome;
}

/** What a family of mechanisms comes to at every value of its parameter, and others to compare with. */
export interface SweptFamily {
  readonly values: readonly number[];
  readonly totals: readonly MechanismTotal[];
  readonly levels: readonly MechanismTotal[];
}

export interface SocietySwept {
  readonly request: SocietyRequest;
  readonly alpha: SweptFamily;
  readonly beta: SweptFamily;
}

const ALPHAS = Array.from({ length: 20 }, (_, k) => (k + 1) / 20);
const BETAS = Array.from({ length: 20 }, (_, k) => Number((1.2 + 0.2 * k).toPrecision(3)));
/** Levels worth a line; the others would lie on each other. */
const LEVELS = ["private", "qf"];

answerRequests((request: SocietyRequest, onProgress): SocietyAnswer | SocietySwept => {
  const { values, seed } = request;
  const { citizens, communities, alpha, beta, experts, boost } = values;
  const society = drawSociety({ citizens, communities, seed });
  if (request.sweep) return { request, ...sweep(society, onProgress) };
  const outcome = societyOutcome(society, {
    alphas: [alpha],
    betas: [beta],
    boost: drawExperts(citizens, { share: experts, boost, seed }),
  });
  return { request, society, outcome };
});

function sweep(society: Society, onProgress: (share: number) => void) {
  let done = 0;
  const family = (kind: "alphas" | "betas", values: readonly number[]): SweptFamily => {
    const found = values.map((value) => {
      const { totals } = societyOutcome(society, { [kind]: [value] });
      onProgress(++done / (ALPHAS.length + BETAS.length));
      return totals;
    });
    return {
      values,
      // The one that was asked for comes after those that are always there.
      totals: found.map((totals) => totals.at(-1)!),
      levels: found[0]!.filter(({ mechanism }) => LEVELS.includes(mechanism)),
    };
  };
  return { alpha: family("alphas", ALPHAS), beta: family("betas", BETAS) };
}
