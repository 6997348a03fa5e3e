import { getAddress } from "viem/utils";
import { apportion } from "~/core/funding";
import { FormatError } from "./problem";
import { addressProblems, type Payment } from "./safeCsv";

/** One address with all that is paid to it. */
export interface Payee {
  /** With its checksum (EIP-55). */
  readonly address: string;
  readonly amount: bigint;
  /** Projects paid to this address, ascending. */
  readonly projects: readonly string[];
}

/**
 * Payments by address, ascending, without those of zero. Contracts that split take an address once,
 * so payments to one address are added up.
 *
 * @throws FormatError listing every missing or invalid address and every negative amount.
 */
export function payeesOf(payments: readonly Payment[]): Payee[] {
  const problems = payments.flatMap(({ line, project, address, amount }) => {
    if (amount > 0n) return addressProblems(address, "address", line, project);
    if (amount === 0n) return [];
    const message = `${project} would be paid ${amount}`;
    const fix = "pay an amount of at least 0";
    const value = String(amount);
    return [{ line, column: "amount", value, rule: "negative", message, fix }];
  });
  if (problems.length > 0) throw new FormatError(problems);
  const byAddress = new Map<string, Payment[]>();
  for (const payment of payments) {
    if (payment.amount === 0n) continue;
    const key = payment.address.toLowerCase();
    byAddress.set(key, [...(byAddress.get(key) ?? []), payment]);
  }
  return [...byAddress.keys()].sort().map((key) => {
    const own = byAddress.get(key)!;
    return {
      address: getAddress(key),
      amount: own.reduce((sum, { amount }) => sum + amount, 0n),
      projects: own.map(({ project }) => project).sort(),
    };
  });
}

/** The payees' parts of `total` by largest remainder, ties to the lower address; Σ = total. */
export function partsOf(payees: readonly Payee[], total: bigint): bigint[] {
  const amounts = payees.map(({ amount }) => amount);
  return apportion(
    total,
    amounts,
    payees.map(({ address }) => address.toLowerCase()),
  );
}

/** Refuses what a target cannot take, in words for people. */
export function refuseExport(rule: string, message: string, fix: string): never {
  throw new FormatError([{ line: 0, column: "", value: "", rule, message, fix }]);
}
