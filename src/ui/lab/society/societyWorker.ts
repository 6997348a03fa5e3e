// Draws a society and looks for every equilibrium of every good: seconds for hundreds of citizens.
import {
  mechanismsOf,
  type Society,
  type SocietyOutcome,
  type SocietyStudy,
  type SocietySweeps,
  societyOf,
  societyOutcome,
  sweepSociety,
} from "~/core/simulation";
import { answerRequests } from "../workerSide";

export interface SocietyRequest {
  readonly study: SocietyStudy;
  /** Over both families' parameters instead of at one of each. */
  readonly sweep: boolean;
}

export interface SocietyAnswer {
  readonly study: SocietyStudy;
  readonly society: Society;
  readonly outcome: SocietyOutcome;
}

export interface SocietySwept extends SocietySweeps {
  readonly study: SocietyStudy;
}

answerRequests(({ study, sweep }: SocietyRequest, onProgress): SocietyAnswer | SocietySwept => {
  if (sweep) return { study, ...sweepSociety(study, onProgress) };
  const society = societyOf(study);
  return { study, society, outcome: societyOutcome(society, mechanismsOf(study)) };
});
