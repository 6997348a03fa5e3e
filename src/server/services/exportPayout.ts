import { FormatError, type Payment, type Token, writeSafeCsv } from "~/core/formats";
import { AppError } from "~/errors";
import { db } from "../db/client";
import { loadPayoutRun, type PayoutRunRecord, requireIntact, toBigInt } from "./payoutRun";

/** Coins that chains pay in themselves. Anything else is a token, and needs its address. */
const NATIVE_COINS = ["ETH", "XDAI", "POL", "BNB", "AVAX", "CELO"];
const NATIVE_DECIMALS = 18;

/**
 * An approved run as files for the Safe app "CSV Airdrop". Lines without an address are listed, not
 * exported.
 *
 * @throws AppError conflict before the run is approved: nobody should pay a list that may change
 */
export async function exportPayout(roundId: string, runId: string) {
  const run = await loadPayoutRun(db, roundId, runId);
  if (run.status !== "approved" && run.status !== "executed") {
    throw new AppError("conflict", `This run is ${run.status}; it is exported once it is approved`);
  }
  requireIntact(run);
  const texts = safeCsv(run);
  const name = (at: number) => (texts.length === 1 ? "" : `-${at + 1}-of-${texts.length}`);
  return {
    files: texts.map((content, at) => ({
      name: `payout-${run.linesHash.slice(0, 8)}-safe${name(at)}.csv`,
      content,
    })),
    heldBack: run.lines
      .filter((line) => line.address === null)
      .map((line) => ({ name: line.name, amount: toBigInt(line.amount).toString() })),
  };
}

function safeCsv(run: PayoutRunRecord): string[] {
  const payments = run.lines.flatMap((line, at): Payment[] => {
    if (line.address === null) return [];
    const { name: project, address } = line;
    return [{ line: at + 1, project, address, amount: toBigInt(line.amount) }];
  });
  try {
    return writeSafeCsv(payments, tokenOf(run));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new AppError("conflict", error.message, { problems: error.problems });
  }
}

/** Without its address a token must not be mistaken for the chain's own coin. */
function tokenOf({ tokenAddress, tokenSymbol, decimals }: PayoutRunRecord): Token {
  if (tokenAddress) return { type: "erc20", address: tokenAddress, decimals };
  if (NATIVE_COINS.includes(tokenSymbol.toUpperCase()) && decimals === NATIVE_DECIMALS) {
    return { type: "native", decimals };
  }
  throw new AppError(
    "conflict",
    `The pool's token address is not set, so ${tokenSymbol} cannot be told from the chain's own coin`,
  );
}
