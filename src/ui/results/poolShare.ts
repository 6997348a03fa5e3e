/** Parts of the pool that a share is counted in; money itself is only ever divided by `apportion`. */
const PARTS = 1_000_000;

interface Pool {
  amount: string;
  decimals: number;
  symbol: string;
}

/**
 * About how much of the pool a share is, for reading.
 * @example poolShare({ amount: "1000", decimals: 0, symbol: "USDC" }, 0.25).amount // "250"
 */
export function poolShare(pool: Pool, share: number): Pool {
  const parts = BigInt(Math.round(share * PARTS));
  return { ...pool, amount: String((BigInt(pool.amount) * parts) / BigInt(PARTS)) };
}
