// Draws a society and looks for every equilibrium of every good: seconds for hundreds of citizens.
import {
  drawExperts,
  drawSociety,
  type Society,
  type SocietyOutcome,
  societyOutcome,
} from "~/core/simulation";
import { answerRequests } from "../workerSide";
import type { SocietyNumbers } from "./societyParams";

export interface SocietyRequest {
  readonly values: SocietyNumbers;
  readonly seed: string;
}

export interface SocietyAnswer {
  readonly request: SocietyRequest;
  readonly society: Society;
  readonly outcome: SocietyOutcome;
}

answerRequests((request: SocietyRequest): SocietyAnswer => {
  const { values, seed } = request;
  const { citizens, communities, alpha, beta, experts, boost } = values;
  const society = drawSociety({ citizens, communities, seed });
  const outcome = societyOutcome(society, {
    alphas: [alpha],
    betas: [beta],
    boost: drawExperts(citizens, { share: experts, boost, seed }),
  });
  return { request, society, outcome };
});
