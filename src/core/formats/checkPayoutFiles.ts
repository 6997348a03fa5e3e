import { decode } from "./decode";
import { isJson } from "./graphJson";
import { partsOf, payeesOf } from "./payees";
import type { ReadPayout } from "./payoutEntries";
import type { PayoutFormat } from "./payoutFiles";
import type { Problem } from "./problem";
import { readPayoutJson } from "./readPayoutJson";
import { readPayoutTable } from "./readPayoutTable";
import { Report } from "./report";
import type { Payment, Token } from "./safeCsv";
import { UNITS } from "./writeHypercert";
import { MILLION } from "./writeSplits";

/** A payee to whom files pay something else than the run does. */
export interface PayoutDifference {
  readonly payee: string;
  /** Projects of the run that are paid to it; none when the run does not know the payee. */
  readonly projects: readonly string[];
  readonly inFile: bigint;
  readonly inRun: bigint;
}

/** Whether payout files pay exactly what they should. */
export interface PayoutCheck {
  /** No problem and no difference. */
  readonly equal: boolean;
  /** Undefined when it was not recognised. */
  readonly format?: PayoutFormat;
  /** What a value counts: base units of the token, or parts of this whole. */
  readonly whole?: bigint;
  readonly sumInFile: bigint;
  readonly sumInRun: bigint;
  readonly payees: number;
  readonly differences: readonly PayoutDifference[];
  readonly problems: readonly (Problem & { readonly file: string })[];
  readonly root?: string;
  readonly chainId?: string;
}

/** Formats that state parts of a whole, not amounts. */
const WHOLES: Partial<Record<PayoutFormat, bigint>> = {
  splits: MILLION,
  drips: MILLION,
  hypercert: UNITS,
};

/**
 * Read payout files in any format that `payoutFiles` writes, and compare them payee by payee with
 * payments, to the last unit. Several files are one payout, as the Safe's are in chunks. Formats of
 * parts are compared with the parts that apportionment gives; payments of zero are nobody's.
 *
 * @throws FormatError where the payments themselves have no valid address
 */
export function checkPayoutFiles(
  files: readonly { readonly name: string; readonly text: string }[],
  payments: readonly Payment[],
  token: Token,
): PayoutCheck {
  const problems: (Problem & { file: string })[] = [];
  const read: ReadPayout[] = [];
  for (const { name: file, text } of files) {
    const report = new Report();
    const own = readPayoutFile(text, token, report);
    const found = report.findings().problems.map((problem) => ({ ...problem, file }));
    if (own && read[0] && own.format !== read[0].format) found.push(mixed(file, own, read[0]));
    else if (own) read.push(own);
    problems.push(...found);
  }
  const [first] = read;
  const whole = first && WHOLES[first.format];
  const run = expectedOf(payments, whole);
  const sums = new Map<string, bigint>();
  for (const { payee, value } of read.flatMap(({ entries }) => entries)) {
    sums.set(payee, (sums.get(payee) ?? 0n) + value);
  }
  const differences = differencesOf(sums, run);
  const total = (values: Iterable<bigint>) => [...values].reduce((sum, value) => sum + value, 0n);
  return {
    equal: first !== undefined && problems.length === 0 && differences.length === 0,
    ...(first && { format: first.format }),
    ...(whole && { whole }),
    sumInFile: total(sums.values()),
    sumInRun: total([...run.values()].map(({ value }) => value)),
    payees: sums.size,
    differences,
    problems,
    ...(first?.root && { root: first.root }),
    ...(first?.chainId && { chainId: first.chainId }),
  };
}

function readPayoutFile(input: string, token: Token, report: Report): ReadPayout | undefined {
  const text = decode(input, report);
  if (text === undefined) return undefined;
  return isJson(text) ? readPayoutJson(text, token, report) : readPayoutTable(text, token, report);
}

type Expected = ReadonlyMap<string, { value: bigint; projects: readonly string[] }>;

function expectedOf(payments: readonly Payment[], whole: bigint | undefined): Expected {
  const payees = payeesOf(payments);
  const parts = whole !== undefined && payees.length > 0 ? partsOf(payees, whole) : undefined;
  return new Map(
    payees.flatMap(({ address, amount, projects }, k) => {
      const value = parts ? parts[k]! : amount;
      return value === 0n ? [] : [[address.toLowerCase(), { value, projects }] as const];
    }),
  );
}

function differencesOf(sums: ReadonlyMap<string, bigint>, run: Expected): PayoutDifference[] {
  return [...new Set([...run.keys(), ...sums.keys()])].sort().flatMap((payee) => {
    const { value: inRun = 0n, projects = [] } = run.get(payee) ?? {};
    const inFile = sums.get(payee) ?? 0n;
    return inFile === inRun ? [] : [{ payee, projects, inFile, inRun }];
  });
}

function mixed(file: string, own: ReadPayout, first: ReadPayout): Problem & { file: string } {
  const problem = { file, line: 0, column: "", value: own.format, rule: "mixed" };
  const message = `it is a file for ${own.format}, the one before it for ${first.format}`;
  return { ...problem, message, fix: "check the files of one target at a time" };
}
