import { formatAmount } from "~/core/funding";
import type { Payment } from "./safeCsv";
import { writeCsv } from "./writeCsv";

/** What a round manager's table says of a project besides its payment; what is not known is 0. */
export interface ManagerFigures {
  readonly totalReceived?: bigint;
  readonly contributionsCount?: number;
  readonly sumOfSqrt?: bigint;
  readonly capOverflow?: bigint;
  readonly matchedWithoutCap?: bigint;
}

export type ManagerRow = Payment & ManagerFigures;

const HEADER = [
  ...["applicationId", "projectId", "projectName", "payoutAddress", "matchedUSD"],
  ...["totalReceived", "contributionsCount", "matched", "sumOfSqrt", "capOverflow"],
  "matchedWithoutCap",
];

/**
 * The round manager's matching table (Grants Stack): `matched` and its like in base units,
 * `matchedUSD` as a decimal of the token. Rows in the order given, those of zero too: the table lists
 * every application.
 */
export function writeManagerCsv(rows: readonly ManagerRow[], decimals: number): string {
  return writeCsv(
    HEADER,
    rows.map((row, index) => [
      index,
      row.project,
      row.project,
      row.address,
      formatAmount(row.amount, decimals),
      row.totalReceived ?? 0n,
      row.contributionsCount ?? 0,
      row.amount,
      row.sumOfSqrt ?? 0n,
      row.capOverflow ?? 0n,
      row.matchedWithoutCap ?? row.amount,
    ]),
  );
}

/**
 * Payouts as Open Collective's bulk upload reads them: `handle,amount,description`, amounts as
 * decimals; a row of zero is left out.
 */
export function writeCollectiveCsv(payments: readonly Payment[], decimals: number): string {
  return writeCsv(
    ["handle", "amount", "description"],
    payments
      .filter(({ amount }) => amount > 0n)
      .map(({ project, address, amount }) => [
        address || project,
        formatAmount(amount, decimals),
        `Matching for ${project}`,
      ]),
  );
}
