import type { Metric } from "~/core/scoring";
import type { FieldIssue } from "../primitives/fieldIssue";
import { type ContestDraft, checkPrizes, prizesOf } from "./contestDraft";
import { contestDraftOf } from "./draftFromRound";
import { fromLocalInput, toLocalInput } from "./localTime";
import type { Round } from "./types";

/** The form of an amendment as typed. */
export interface AmendDraft extends ContestDraft {
  closesAt: string;
  metric: Metric;
  submissionsPerDay: string;
  resultsVisible: "after_close" | "always";
}

const PER_DAY_MAX = 50;

/** The rules as they stand. */
export function amendDraftOf(round: Round): AmendDraft {
  const { ladderStep, prizeRule, prizeAmount, prizePlaces } = contestDraftOf(round);
  return {
    ...{ ladderStep, prizeRule, prizeAmount, prizePlaces },
    closesAt: toLocalInput(round.closesAt),
    metric: round.settings.metric,
    submissionsPerDay: String(round.settings.submissionsPerDay),
    resultsVisible: round.settings.resultsVisible,
  };
}

/** @param now milliseconds since the epoch, for the deadline */
export function checkAmendDraft(draft: AmendDraft, round: Round, now: number): FieldIssue[] {
  const issues = [...checkPrizes(draft, round.pool.decimals)];
  const perDay = Number(draft.submissionsPerDay);
  if (!(Number.isInteger(perDay) && perDay >= 1 && perDay <= PER_DAY_MAX)) {
    const message = `Submissions a day: a whole number from 1 to ${PER_DAY_MAX}`;
    issues.push({ field: "submissionsPerDay", message });
  }
  const closesAt = fromLocalInput(draft.closesAt);
  const moved = draft.closesAt !== toLocalInput(round.closesAt);
  if (moved && (closesAt === null || closesAt.getTime() <= now)) {
    issues.push({ field: "closesAt", message: "A deadline is moved to a time to come" });
  }
  return issues;
}

/** What the draft changes, for the server; what stands as it was is left out. */
export function amendmentOf(draft: AmendDraft, round: Round) {
  const old = amendDraftOf(round);
  const moved = draft.closesAt !== old.closesAt;
  const prizes = prizesOf(draft, round.pool.decimals) ?? null;
  const before = prizesOf(old, round.pool.decimals) ?? null;
  const step = draft.ladderStep.trim();
  return {
    ...(moved && { closesAt: fromLocalInput(draft.closesAt) ?? undefined }),
    ...(draft.metric !== old.metric && { metric: draft.metric }),
    ...(draft.submissionsPerDay !== old.submissionsPerDay && {
      submissionsPerDay: Number(draft.submissionsPerDay),
    }),
    ...(draft.resultsVisible !== old.resultsVisible && { resultsVisible: draft.resultsVisible }),
    ...(step !== old.ladderStep && { ladderStep: step ? Number(step) : null }),
    ...(JSON.stringify(prizes) !== JSON.stringify(before) && { prizes }),
  };
}
