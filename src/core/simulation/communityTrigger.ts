import { scaleFreeThreshold, threshold } from "~/core/conviction";
import type { Community } from "./community";

/** What a request needs now. The first model has no 1/(1 − α), and counts the whole supply. */
export function triggerOf(community: Community, requested: number): number {
  const { model, params, funds, effectiveSupply } = community;
  const { alpha, beta, rho } = params;
  if (model === "v3") {
    return threshold(requested, { supply: effectiveSupply, funds, alpha, beta, rho });
  }
  return scaleFreeThreshold(requested, { supply: params.supply, funds, beta, rho });
}

/** Triggers of all candidates anew; NaN for the others. */
export function refreshTriggers(community: Community): void {
  for (const proposal of community.proposals) {
    const isCandidate = proposal.status === "candidate";
    proposal.trigger = isCandidate ? triggerOf(community, proposal.requested) : Number.NaN;
  }
}
