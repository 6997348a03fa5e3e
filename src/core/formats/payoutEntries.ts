import type { PayoutFormat } from "./payoutFiles";
import type { Report } from "./report";
import { addressProblems } from "./safeCsv";

/** What one row or member of a payout file pays. */
export interface PayoutEntry {
  /** Line of a CSV; in JSON the place in its list, from 1. */
  readonly line: number;
  /** Address in lower case; an Open Collective handle as written. */
  readonly payee: string;
  /** In the unit of the file's format. */
  readonly value: bigint;
}

/** A payout file as read, before it is compared with anything. */
export interface ReadPayout {
  readonly format: PayoutFormat;
  readonly entries: readonly PayoutEntry[];
  /** Of a Merkle tree, computed anew from its leaves. */
  readonly root?: string;
  /** Of a Safe batch. */
  readonly chainId?: string;
}

/** What a place in the file was found to hold. */
interface Found {
  readonly line: number;
  readonly column: string;
  readonly payee: string | undefined;
  readonly value: string | undefined;
}

const WHOLE = /^\d{1,78}$/;

/** An entry of an address and a whole number; undefined when the report says what is wrong. */
export function wholeEntry(found: Found, report: Report): PayoutEntry | undefined {
  const { line, column, payee = "", value = "" } = found;
  const address = addressOf(payee, line, report);
  if (WHOLE.test(value)) {
    return address === undefined ? undefined : { line, payee: address, value: BigInt(value) };
  }
  refuseAmount(line, column, value, "write a whole number of the smallest unit", report);
  return undefined;
}

/** The address in lower case; undefined when the report says what is wrong with it. */
export function addressOf(text: string, line: number, report: Report): string | undefined {
  const problems = addressProblems(text, "address", line);
  for (const problem of problems) report.refuse(problem);
  return problems.length === 0 ? text.toLowerCase() : undefined;
}

export function refuseAmount(
  line: number,
  column: string,
  value: string,
  fix: string,
  report: Report,
): void {
  const message = value === "" ? `${column} is missing` : `${column} is "${value}"`;
  report.refuse({ line, column, value, rule: "amount", message, fix });
}

/** Refuses the file as a whole for what its target would refuse, or pay otherwise than it says. */
export function refuseFile(rule: string, message: string, fix: string, report: Report): void {
  report.refuse({ line: 0, column: "", value: "", rule, message, fix });
}
