/** An operation that the contract's checked arithmetic refuses; the transaction is reverted. */
export class RevertError extends Error {
  override readonly name = "RevertError";
}

export const UINT256_MAX = 2n ** 256n - 1n;

/** A result as a uint256; reverts where it does not fit, as checked arithmetic does. */
export function checked(value: bigint, what: string): bigint {
  if (value < 0n || value > UINT256_MAX) throw new RevertError(`${what} overflows`);
  return value;
}

/** A shift to the left drops what does not fit: shifts are never checked. */
export function shiftLeft(value: bigint, bits: bigint): bigint {
  return (value << bits) & UINT256_MAX;
}

export function divide(value: bigint, by: bigint, what: string): bigint {
  if (by === 0n) throw new RevertError(`${what} divides by zero`);
  return value / by;
}
