import { partsOf, payeesOf, refuseExport } from "./payees";
import type { Payment } from "./safeCsv";
import { writeCsv } from "./writeCsv";

/** Fractions that one hypercert is divided into. */
export const UNITS = 10_000n;

/**
 * A hypercert's allowlist: `index,address,price,fractions`, fractions of 10,000 in proportion to the
 * amounts, by ascending address in lower case; a payee of less than one fraction is dropped.
 *
 * @throws FormatError for addresses, and where nobody is paid.
 */
export function writeHypercert(payments: readonly Payment[]): string {
  const payees = payeesOf(payments);
  if (payees.length === 0) refuseExport("empty", "nobody is paid anything", "pay somebody");
  const parts = partsOf(payees, UNITS);
  const rows = payees
    .map(({ address }, k) => [address.toLowerCase(), "0.0", parts[k]!] as const)
    .filter(([, , part]) => part > 0n);
  return writeCsv(
    ["index", "address", "price", "fractions"],
    rows.map((row, index) => [index, ...row]),
  );
}
