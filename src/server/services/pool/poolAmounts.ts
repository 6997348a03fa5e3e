import { addressProblems } from "~/core/formats";
import { AmountError, formatAmount, parseAmount } from "~/core/funding";
import { AppError } from "~/errors";
import { toFieldProblem } from "../fieldProblem";

/**
 * An amount of a pool's token in its smallest unit.
 *
 * @throws AppError invalid unless it is above 0 and no finer than the token
 */
export function amountOf(text: string, decimals: number, column: string): bigint {
  const refuse = (message: string) => {
    const fix = `Write a number such as ${formatAmount(10n ** BigInt(decimals), decimals)}`;
    const problems = [{ column, value: text, rule: "number", message, fix }];
    return new AppError("invalid", `The ${column} cannot be used`, { problems });
  };
  try {
    const amount = parseAmount(text, decimals);
    if (amount > 0n) return amount;
  } catch (error) {
    if (!(error instanceof AmountError)) throw error;
    throw refuse(error.message);
  }
  throw refuse(`the ${column} must be above 0`);
}

/** @throws AppError invalid for what is no address */
export function addressOf(text: string | undefined, column: string): string | null {
  const address = text?.trim() ?? "";
  if (address === "") return null;
  const problems = addressProblems(address, column, 0).map(toFieldProblem);
  if (problems.length > 0) throw new AppError("invalid", problems[0]!.message, { problems });
  return address;
}
