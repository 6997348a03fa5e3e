import { filledParams } from "./communityParams";
import type { StudyPlan } from "./study";
import { specOfCell } from "./study";
import { PART_SECONDS, PARTS_MOST, type StudyPart } from "./studyWork";

/** Measured on one core at 2 GHz: what a day costs in itself, and per pair of participant and proposal. */
const SECONDS_PER_DAY = 2e-5;
const SECONDS_PER_PAIR = 4e-8;
/** How communities grow: participants a day, proposals a day in a young community and an old one. */
const PARTICIPANTS_A_DAY = 0.16;
const PROPOSALS_A_DAY = { v1: 0.1, v3: 0.9 } as const;
const PROPOSALS_A_DAY_LATER = 0.3;
const YOUNG_DAYS = 300;
/** Pairs of participants and proposals that one run may hold: 24 bytes each. */
const PAIRS_MOST = 4e7;

/** About how long a study takes one core. A bound on what is asked for, not a promise. */
export function studySeconds(plan: StudyPlan): number {
  const perRun = plan.open.reduce((sum, place) => {
    const { people, proposals } = sizeAt(plan, place, 0.5);
    return sum + plan.timesteps * (SECONDS_PER_DAY + SECONDS_PER_PAIR * people * proposals);
  }, 0);
  return perRun * plan.runs;
}

/** Throws RangeError where a run would not fit into a worker's memory. */
export function requireRoom(plan: StudyPlan): void {
  for (const place of plan.open) {
    const { people, proposals } = sizeAt(plan, place, 1);
    if (people * proposals <= PAIRS_MOST) continue;
    throw new RangeError(
      `about ${Math.round(people)} participants and ${Math.round(proposals)} proposals are more than fit into memory; take fewer of them or fewer days`,
    );
  }
}

/** How large a community is when a share of its days has gone, about. */
function sizeAt(plan: StudyPlan, place: number, share: number) {
  const { model, params = {} } = specOfCell(plan, plan.cells[place]!, 0);
  const { n, m } = filledParams(model, params);
  const days = share * plan.timesteps;
  const young = Math.min(days, YOUNG_DAYS);
  const later = model === "v3" ? PROPOSALS_A_DAY_LATER : PROPOSALS_A_DAY.v1;
  return {
    people: n + PARTICIPANTS_A_DAY * days,
    proposals: m + PROPOSALS_A_DAY[model] * young + later * (days - young),
  };
}

/**
 * How a study is divided among workers: about equal parts of its tasks, each a few seconds' work. Follows
 * from the study alone, so that any worker finds the same.
 */
export function studyParts(plan: StudyPlan): StudyPart[] {
  const wanted = Math.ceil(studySeconds(plan) / PART_SECONDS);
  const parts = Math.max(1, Math.min(wanted, plan.tasks, PARTS_MOST));
  const start = (part: number) => Math.floor((part * plan.tasks) / parts);
  return Array.from({ length: parts }, (_, part) => ({ from: start(part), to: start(part + 1) }));
}
