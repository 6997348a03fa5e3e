import { D } from "./contractConviction";

const SECONDS_A_DAY = 86_400;

/** What an organizer says of a pool, in words people use. */
export interface PoolSetup {
  /** Largest share of the pool a proposal can be granted when everybody stakes on it. */
  readonly spendingLimit: number;
  /** Share of all stakes that a request for next to nothing needs. */
  readonly minimumConviction: number;
}

/**
 * A pool's ratios from what people say: maxRatio = limit / (1 − √minConviction) (β),
 * weight = minConviction · maxRatio² (ρ); and both in the contracts' 10⁻⁷, rounded as
 * its setup form does.
 */
export function poolRatios({ spendingLimit, minimumConviction }: PoolSetup) {
  const beta = spendingLimit / (1 - Math.sqrt(minimumConviction));
  const rho = minimumConviction * beta ** 2;
  return {
    beta,
    rho,
    maxRatio: BigInt(Math.round(beta * Number(D))),
    weight: BigInt(Math.round(rho * Number(D))),
  };
}

/** decay = ⌊10⁷ · 2^(−blockTime / halfLife)⌋, seconds a block and days. */
export function contractDecay(blockSeconds: number, halfLifeDays: number): bigint {
  const kept = 2 ** (-blockSeconds / (halfLifeDays * SECONDS_A_DAY));
  return BigInt(Math.floor(Number(D) * kept));
}

/** Half-life in seconds of a contract's decay, the inverse. */
export function halfLifeSecondsOf(decay: bigint, blockSeconds: number): number {
  return blockSeconds / Math.log2(1 / (Number(decay) / Number(D)));
}
