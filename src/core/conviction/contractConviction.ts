import { checked, divide, RevertError, shiftLeft } from "./uint256";

/** Decimals of the contracts' ratios: decay, weight and maxRatio count in 10⁻⁷. */
export const D = 10_000_000n;
const TWO_128 = 2n ** 128n;
const TWO_127 = 2n ** 127n;

/**
 * Conviction in the contracts' integers (1Hive's Aragon app and Gardens v2 alike):
 * (a^t y0 + x D (2¹²⁸ − a^t) / (D − decay) + 2¹²⁷) >> 128, a = (decay << 128) / D.
 *
 * Throws RevertError where the contract reverts: a decay of 1 or more, or a product over 2²⁵⁶.
 */
export function contractConviction(t: bigint, y0: bigint, x: bigint, decay: bigint): bigint {
  const kept = contractPow(shiftLeft(decay, 128n) / D, t);
  const last = checked(kept * y0, "conviction");
  const amount = checked(checked(x * D, "stake") * (TWO_128 - kept), "stake");
  const charged = divide(amount, D - decay, "conviction");
  return checked(checked(last + charged, "conviction") + TWO_127, "conviction") >> 128n;
}

/** (a / 2¹²⁸)^b · 2¹²⁸ by squaring, each product rounded half up. Reverts for a ≥ 2¹²⁸. */
export function contractPow(base: bigint, exponent: bigint): bigint {
  if (base >= TWO_128) throw new RevertError("the base of a power is 1 or more");
  let a = base;
  let result = TWO_128;
  // An exponent is a uint256: at most 256 squarings and as many products.
  for (let b = exponent; b > 0n; ) {
    if ((b & 1n) === 0n) {
      a = multiply(a, a);
      b >>= 1n;
    } else {
      result = multiply(result, a);
      b -= 1n;
    }
  }
  return result;
}

function multiply(a: bigint, b: bigint): bigint {
  if (a > TWO_128 || b >= TWO_128) throw new RevertError("a factor of a power is over 1");
  return (a * b + TWO_127) >> 128n;
}

/** x D / (D − decay): the limit of conviction. Reverts for a decay of 1 or more. */
export function contractMaxConviction(amount: bigint, decay: bigint): bigint {
  return divide(checked(amount * D, "amount"), checked(D - decay, "decay"), "conviction");
}
