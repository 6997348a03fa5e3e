import { D } from "./contractConviction";
import { checked, divide, RevertError, shiftLeft, UINT256_MAX } from "./uint256";

/** A pool in the contracts' integers; weight is ρ D and maxRatio is β D. */
export interface ContractPool {
  readonly requested: bigint;
  readonly pool: bigint;
  /** Tokens or points at stake. */
  readonly points: bigint;
  readonly decay: bigint;
  readonly weight: bigint;
  readonly maxRatio: bigint;
  /** Least points that the threshold is computed with. */
  readonly minThresholdPoints?: bigint;
}

/**
 * Threshold of the Aragon app (v1): ((w << 128) / D / (den² >> 64)) D / (D − decay) staked >> 64,
 * den = (maxRatio << 64) / D − (requested << 64) / funds, staked at least the minimum given.
 *
 * Throws RevertError for requests at or over the ratio, and where arithmetic overflows.
 */
export function contractThresholdV1(input: ContractPool): bigint {
  const { requested, pool, decay, weight, maxRatio } = input;
  if (isOverRatio(input)) throw new RevertError("the request is over the ratio");
  const staked = atLeast(input.points, input.minThresholdPoints);
  const den = checked(
    shiftLeft(maxRatio, 64n) / D - divide(shiftLeft(requested, 64n), pool, "share"),
    "share",
  );
  const square = checked(den * den, "share") >> 64n;
  const ratio = divide(shiftLeft(weight, 128n) / D, square, "threshold");
  const scaled = divide(checked(ratio * D, "threshold"), checked(D - decay, "decay"), "threshold");
  return checked(scaled * staked, "threshold") >> 64n;
}

/**
 * Threshold of Gardens v2: ⌊⌊⌊(w << 128) / D⌋ D / (den² >> 64)⌋ / (D − decay)⌋ points / 2⁶⁴, products at
 * full width, at least the override minPoints D / (D − decay); 2²⁵⁶ − 1 at or over the ratio. An empty
 * pool ignores the request.
 *
 * Throws RevertError where arithmetic overflows or divides by zero.
 */
export function contractThresholdV2(input: ContractPool): bigint {
  const { requested, pool, points, decay, weight, maxRatio } = input;
  const asked = pool === 0n ? 0n : requested;
  if (pool > 0n && isOverRatio(input)) return UINT256_MAX;
  const share = pool === 0n ? 0n : checked(asked * 2n ** 64n, "request") / pool;
  const den = checked(checked(maxRatio * 2n ** 64n, "ratio") / D - share, "share");
  const square = checked(den * den, "share") >> 64n;
  const ratio = mulDiv(shiftLeft(weight, 128n) / D, D, square);
  const adjusted = divide(ratio, checked(D - decay, "decay"), "threshold");
  const found = mulDiv(adjusted, points, 2n ** 64n);
  return atLeast(found, contractOverride(decay, input.minThresholdPoints ?? 0n));
}

/** minPoints D / (D − decay): what the v2 threshold never falls below, even when nobody has points. */
export function contractOverride(decay: bigint, minPoints: bigint): bigint {
  return mulDiv(minPoints, D, checked(D - decay, "decay"));
}

function isOverRatio({ requested, pool, maxRatio }: ContractPool): boolean {
  return checked(maxRatio * pool, "ratio") <= checked(requested * D, "request");
}

function atLeast(value: bigint, minimum = 0n): bigint {
  return value < minimum ? minimum : value;
}

/** ⌊x y / d⌋ at full width; reverts where the result does not fit. */
function mulDiv(x: bigint, y: bigint, d: bigint): bigint {
  return checked(divide(x * y, d, "threshold"), "threshold");
}
