import { apportion } from "./apportion";

/** One recipient's part of an amount. */
interface Share {
  /** `null`: the part is held back. */
  readonly address: string | null;
  /** In any unit, common to all. */
  readonly share: bigint;
}

/**
 * An amount divided by shares, to the last unit: floors, then the largest remainders get one more,
 * ties to the lower address, what is held back last. Σ = amount exactly.
 *
 * @throws ApportionError where no share is above 0
 */
export function splitAmount(amount: bigint, shares: readonly Share[]): bigint[] {
  return apportion(
    amount,
    shares.map(({ share }) => share),
    // No address begins with a tilde, which comes after every digit and letter.
    shares.map(({ address }) => address?.toLowerCase() ?? "~"),
  );
}
