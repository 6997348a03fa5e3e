import { addressProblems } from "~/core/formats";
import type { Round } from "./types";

/** A token besides the pool's that a round takes. */
export type TakenToken = NonNullable<Round["settings"]["funding"]>["tokens"][number];

/** As many digits as the server takes. */
const RATE = /^(?=.*[1-9])\d{1,20}(?:\.\d{1,36})?$/;

interface TokenProblems {
  symbol: string | null;
  rate: string | null;
  address: string | null;
}

/** What is wrong with one of a round's tokens, by field; null where nothing is. */
export function tokenProblems(
  tokens: readonly TakenToken[],
  at: number,
  poolSymbol: string,
): TokenProblems {
  const { symbol, rate, address } = tokens[at]!;
  const key = (text: string) => text.trim().toLowerCase();
  const isTwice = tokens.some((other, place) => place !== at && key(other.symbol) === key(symbol));
  const problemOf = () => {
    if (key(symbol) === "") return "A symbol, such as ETH";
    if (key(symbol) === key(poolSymbol)) return "The pool's own token is taken at 1";
    return isTwice ? "Another token has this symbol" : null;
  };
  return {
    symbol: problemOf(),
    rate: RATE.test(rate) ? null : "A decimal above 0, such as 2500.5",
    address: address ? (addressProblems(address, "address", 0)[0]?.message ?? null) : null,
  };
}
