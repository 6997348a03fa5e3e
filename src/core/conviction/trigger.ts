import { requireAlpha } from "./halfLife";

/** What a pool's trigger depends on. Funds, supply and requests are in one unit of token each. */
export interface TriggerParams {
  /** S, tokens at stake. */
  readonly supply: number;
  /** R, what the pool holds. */
  readonly funds: number;
  readonly alpha: number;
  /** β, largest share of the pool that one proposal may take. */
  readonly beta: number;
  /** ρ, the scale; below β². */
  readonly rho: number;
}

/**
 * Conviction that a request must exceed: y*(r) = ρ S / ((1 − α) (β − r/R)²) for r/R < β, else Infinity.
 */
export function threshold(requested: number, params: TriggerParams): number {
  requireAlpha(params.alpha);
  return scaleFreeThreshold(requested, params) / (1 - params.alpha);
}

/** The same without 1/(1 − α), as the first community model had it. */
export function scaleFreeThreshold(
  requested: number,
  { supply, funds, beta, rho }: Omit<TriggerParams, "alpha">,
): number {
  const share = requested / funds;
  return share < beta ? (rho * supply) / (beta - share) ** 2 : Number.POSITIVE_INFINITY;
}

/** What follows from the parameters alone. */
export interface TriggerBounds {
  /** ρ S / ((1 − α) β²): even a request for nothing needs this much. */
  readonly minimumRequired: number;
  /** S / (1 − α): everybody on one proposal for ever. */
  readonly maximumAchievable: number;
  /** ρ / β². */
  readonly minimumShareOfMaximum: number;
  /** (β − √ρ) R: a larger request can never pass. */
  readonly largestRequest: number;
  /** β − √ρ. */
  readonly largestRequestShare: number;
}

/** Throws RangeError unless 0 < ρ < β² and 0 ≤ α < 1: beyond, nothing could ever pass. */
export function triggerBounds({ supply, funds, alpha, beta, rho }: TriggerParams): TriggerBounds {
  requireAlpha(alpha);
  if (!(rho > 0 && Math.sqrt(rho) < beta)) {
    throw new RangeError(`rho ${rho} must be above 0 and below beta² = ${beta * beta}`);
  }
  const maximumAchievable = supply / (1 - alpha);
  const largestRequestShare = beta - Math.sqrt(rho);
  return {
    minimumRequired: (rho * supply) / beta ** 2 / (1 - alpha),
    maximumAchievable,
    minimumShareOfMaximum: rho / beta ** 2,
    largestRequest: largestRequestShare * funds,
    largestRequestShare,
  };
}
