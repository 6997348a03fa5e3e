import { ApportionError } from "./errors";

/** A double is `mantissa · 2^exponent` with an integer mantissa; this is that pair, without loss. */
interface Binary {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const MANTISSA_BITS = 52;
const EXPONENT_BIAS = 1075; // 1023 of IEEE 754, plus the 52 fraction bits
const scratch = new DataView(new ArrayBuffer(8));

/** IEEE 754 binary64 taken apart (finite and not negative, checked by the caller). */
function decompose(x: number): Binary {
  scratch.setFloat64(0, x);
  const bits = scratch.getBigUint64(0);
  const biased = Number(bits >> BigInt(MANTISSA_BITS)) & 0x7ff;
  const fraction = bits & ((1n << BigInt(MANTISSA_BITS)) - 1n);
  const mantissa = biased === 0 ? fraction : fraction | (1n << BigInt(MANTISSA_BITS));
  return { mantissa, exponent: Math.max(biased, 1) - EXPONENT_BIAS };
}

/**
 * Weights as integers in one common unit, exactly proportional to what was given.
 *
 * A double is a dyadic rational, so scaling all of them by the smallest power of two present turns
 * them into integers with nothing rounded. Integers (bigint) pass through.
 *
 * @throws ApportionError for NaN, infinite or negative weights, naming the row.
 */
export function exactWeights(weights: readonly number[] | readonly bigint[]): bigint[] {
  const parts = weights.map((weight, row): Binary => {
    if (typeof weight === "bigint" ? weight < 0n : !(weight >= 0 && weight < Infinity)) {
      throw new ApportionError(
        "weight",
        `weight ${weight} at row ${row} is not a finite number ≥ 0`,
      );
    }
    return typeof weight === "bigint" ? { mantissa: weight, exponent: 0 } : decompose(weight);
  });
  const unit = parts.reduce((low, p) => (p.mantissa === 0n ? low : Math.min(low, p.exponent)), 0);
  return parts.map((p) => (p.mantissa === 0n ? 0n : p.mantissa << BigInt(p.exponent - unit)));
}
