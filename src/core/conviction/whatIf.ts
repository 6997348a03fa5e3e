import { timeToPass } from "./charge";
import { type TriggerParams, threshold, triggerBounds } from "./trigger";

/** A proposal at one moment. */
export interface ProposalState {
  readonly requested: number;
  /** y, charged so far. */
  readonly conviction: number;
  /** x, tokens at stake on it now. */
  readonly stake: number;
}

/** How a proposal stands, in terms people use. */
export interface Outlook {
  /** y*, what it must exceed; Infinity where the request is too large for any conviction. */
  readonly required: number;
  /** y / y*. */
  readonly share: number;
  /** x / (1 − α) / y*: what the share comes to if stakes stay. */
  readonly finalShare: number;
  /** Units of time until it passes if stakes stay; 0 where it does, Infinity where it never will. */
  readonly timeToPass: number;
  /** Stake above which it passes in the end, (1 − α) y*. */
  readonly stakeNeeded: number;
  /** What stands in the way for ever: the request is above (β − √ρ) R, or the stake too small. */
  readonly never?: "request" | "stake";
}

/** How a proposal stands at present stakes. Throws RangeError for parameters nothing can pass under. */
export function outlook(
  { requested, conviction, stake }: ProposalState,
  params: TriggerParams,
): Outlook {
  const { largestRequest } = triggerBounds(params);
  const required = threshold(requested, params);
  const time = timeToPass(params.alpha, conviction, stake, required);
  const never = requested >= largestRequest ? "request" : "stake";
  return {
    ...{ required, share: conviction / required, timeToPass: time },
    finalShare: stake / (1 - params.alpha) / required,
    stakeNeeded: required * (1 - params.alpha),
    ...(time === Number.POSITIVE_INFINITY && { never }),
  };
}

/**
 * How it stands if `added` more tokens were staked on it from now on (fewer, where negative). Tokens
 * that come from outside raise the supply the trigger counts; those moved from other proposals do not.
 */
export function whatIf(
  state: ProposalState,
  params: TriggerParams,
  added: number,
  from: "outside" | "moved",
): Outlook {
  const stake = state.stake + added;
  if (!(stake >= 0)) throw new RangeError(`a stake of ${stake} is below 0`);
  const supply = params.supply + (from === "outside" ? added : 0);
  return outlook({ ...state, stake }, { ...params, supply });
}

/** One part of a request that was split. */
export interface SplitPart {
  readonly requested: number;
  readonly required: number;
  /** Units of time from the part before until this passes; Infinity: never. */
  readonly time: number;
}

/**
 * An attack seen in the wild: a large request is made in small ones, and the same stake is put on one
 * after the other, conviction from nothing each time, while the funds fall. What is passed over: that
 * others may react. `whole` is the time that the request would take in one.
 */
export function splitRequest(
  { requested, stake }: Pick<ProposalState, "requested" | "stake">,
  parts: number,
  params: TriggerParams,
): { readonly whole: number; readonly total: number; readonly parts: readonly SplitPart[] } {
  if (!(Number.isInteger(parts) && parts >= 1)) throw new RangeError(`${parts} parts`);
  const each = requested / parts;
  const timeOf = (required: number) => timeToPass(params.alpha, 0, stake, required);
  const found = Array.from({ length: parts }, (_, k): SplitPart => {
    const required = threshold(each, { ...params, funds: params.funds - k * each });
    return { requested: each, required, time: timeOf(required) };
  });
  return {
    whole: timeOf(threshold(requested, params)),
    total: found.reduce((sum, { time }) => sum + time, 0),
    parts: found,
  };
}
