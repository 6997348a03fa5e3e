import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";

/**
 * Whether judgements may be read as files: by everybody once the round is closed. Before that modelers
 * learn from the training split; whoever judges sees nothing of the others, also if they predict as
 * well.
 */
export function readsJudgements({ status, roles }: RoundAccess): boolean {
  if (status === "closed" || roles.has("organizer")) return true;
  return status === "open" && roles.has("modeler") && !roles.has("juror");
}

/** @throws AppError forbidden */
export function requireJudgementReader(access: RoundAccess): void {
  if (readsJudgements(access)) return;
  throw new AppError("forbidden", "Judgements can be downloaded once this round is closed");
}
