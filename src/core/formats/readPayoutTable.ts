import { AmountError, parseAmount } from "~/core/funding";
import { isWhole, type Layout, type Recognised, recognise } from "./header";
import {
  addressOf,
  type PayoutEntry,
  type ReadPayout,
  refuseAmount,
  refuseFile,
  wholeEntry,
} from "./payoutEntries";
import type { PayoutFormat } from "./payoutFiles";
import type { Report } from "./report";
import { RECEIVERS_MAX, type Token } from "./safeCsv";
import type { Row } from "./splitCsv";
import { tableOf } from "./table";

interface PayoutLayout extends Layout {
  readonly key: PayoutFormat;
  readonly payee: string;
  readonly value: string;
}

const layout = (
  key: PayoutFormat,
  payee: string,
  value: string,
  others: readonly string[],
): PayoutLayout => ({ key, payee, value, required: [payee, value, ...others], optional: [] });

// Names as `columnName` gives them: in lower case.
const LAYOUTS: readonly PayoutLayout[] = [
  layout("safe-csv", "receiver", "amount", ["token_type", "token_address"]),
  layout("hypercert", "address", "fractions", ["index", "price"]),
  layout("manager-csv", "payoutaddress", "matched", ["projectid"]),
  layout("open-collective", "handle", "amount", ["description"]),
];

/** A payout file in one of the CSV formats; undefined when the report says why it is none. */
export function readPayoutTable(
  text: string,
  token: Token,
  report: Report,
): ReadPayout | undefined {
  const table = tableOf(text, report);
  const found = table && recognise(table, LAYOUTS, report);
  if (!table || !found) return undefined;
  const format = found.layout.key;
  const entries: PayoutEntry[] = [];
  for (const row of table.rows) {
    const entry = isWhole(table, row, report) ? readRow(row, found, token, report) : undefined;
    if (entry) entries.push(entry);
  }
  if (format === "safe-csv" && table.rows.length > RECEIVERS_MAX) {
    const message = `${table.rows.length} rows; one Safe transaction holds ${RECEIVERS_MAX}`;
    refuseFile("rows", message, "split the file", report);
  }
  return { format, entries };
}

function readRow(
  row: Row,
  { layout, at }: Recognised<PayoutLayout>,
  token: Token,
  report: Report,
): PayoutEntry | undefined {
  const { line } = row;
  const cell = (column: string) => (row.cells[at.get(column) ?? -1] ?? "").trim();
  const [payee, value] = [cell(layout.payee), cell(layout.value)];
  const column = layout.value;
  if (layout.key === "hypercert" || layout.key === "manager-csv") {
    return wholeEntry({ line, column, payee, value }, report);
  }
  if (layout.key === "safe-csv" && !isToken(cell("token_type"), cell("token_address"), token)) {
    const written = `${cell("token_type")} ${cell("token_address")}`.trim();
    const wanted = token.type === "native" ? "native" : `erc20 ${token.address}`;
    const problem = { line, column: "token_address", value: written, rule: "token" };
    report.refuse({ ...problem, message: `it pays ${written}`, fix: `write ${wanted}` });
  }
  const amount = decimal(value, token.decimals);
  if (amount === undefined) {
    const fix = `write a decimal with at most ${token.decimals} digits after the point`;
    refuseAmount(line, column, value, fix, report);
    return undefined;
  }
  const key =
    /^0x/i.test(payee) || layout.key === "safe-csv" ? addressOf(payee, line, report) : payee;
  return key === undefined ? undefined : { line, payee: key, value: amount };
}

function isToken(type: string, address: string, token: Token): boolean {
  if (token.type === "native") return type === "native" && address === "";
  return type === "erc20" && address.toLowerCase() === token.address.toLowerCase();
}

function decimal(text: string, decimals: number): bigint | undefined {
  try {
    return parseAmount(text, decimals);
  } catch (error) {
    if (error instanceof AmountError) return undefined;
    throw error;
  }
}
