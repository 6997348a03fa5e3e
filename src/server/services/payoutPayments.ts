import { FormatError, type Payment, type PayoutFormat, type Token } from "~/core/formats";
import { AppError } from "~/errors";
import { type PayoutRunRecord, toBigInt } from "./payoutRun";

/** Coins that chains pay in themselves. Anything else is a token, and needs its address. */
const NATIVE_COINS = ["ETH", "XDAI", "POL", "BNB", "AVAX", "CELO"];
const NATIVE_DECIMALS = 18;
/** Files that say which token they pay; the others leave it to the contract. */
const TOKEN_FORMATS: readonly PayoutFormat[] = ["safe-csv", "safe-json"];

/** What a run pays now; lines without an address are held back. */
export function paymentsOf(run: Pick<PayoutRunRecord, "lines">): Payment[] {
  return run.lines.flatMap((line, at): Payment[] => {
    if (line.address === null) return [];
    const { name: project, address } = line;
    return [{ line: at + 1, project, address, amount: toBigInt(line.amount) }];
  });
}

/**
 * The run's token for a file of the format. Without its address a token must not be mistaken for the
 * chain's own coin.
 *
 * @throws AppError conflict
 */
export function tokenFor(format: PayoutFormat, run: PayoutRunRecord): Token {
  const { tokenAddress, tokenSymbol, decimals } = run;
  if (tokenAddress) return { type: "erc20", address: tokenAddress, decimals };
  const native = NATIVE_COINS.includes(tokenSymbol.toUpperCase()) && decimals === NATIVE_DECIMALS;
  if (native || !TOKEN_FORMATS.includes(format)) {
    return { type: "native", decimals };
  }
  throw new AppError(
    "conflict",
    `The pool's token address is not set, so ${tokenSymbol} cannot be told from the chain's own coin`,
  );
}

/** Turns a target's refusal of the payments into an error with all its problems. */
export function refusing<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new AppError("conflict", error.message, { problems: error.problems });
  }
}
