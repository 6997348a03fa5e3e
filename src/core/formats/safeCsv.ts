import { getAddress, isAddress } from "viem/utils";
import { formatAmount } from "~/core/funding";
import { FormatError, type Problem } from "./problem";
import { writeCsv } from "./writeCsv";

/** One payment: integer base units to one address. */
export interface Payment {
  /** Line of the file it came from, for messages; 0 when there is none. */
  readonly line: number;
  readonly project: string;
  readonly address: string;
  readonly amount: bigint;
}

/** What is paid: the chain's own coin, or an ERC-20 token. `decimals`: digits of the base unit. */
export type Token =
  | { readonly type: "native"; readonly decimals: number }
  | { readonly type: "erc20"; readonly address: string; readonly decimals: number };

/** More transfers than this do not fit one Safe transaction. */
export const RECEIVERS_MAX = 200;
/** Tokens sent there are lost. */
const ZERO_ADDRESS = `0x${"0".repeat(40)}`;
const HEADER = ["token_type", "token_address", "receiver", "amount"];

/**
 * Payments as files for the Safe app "CSV Airdrop": `token_type,token_address,receiver,amount`,
 * `native` with an empty token_address, decimal amounts above 0, by ascending address, at most 200
 * rows a file. (The app's fifth column, `id`, is for NFTs, which a pool does not hold.)
 *
 * Payments of zero are dropped: the app refuses them. Receivers are written with their checksum
 * (EIP-55); one that carries a wrong checksum is refused.
 *
 * @returns one text per file, in order; none when no payment is above zero
 * @throws FormatError listing every missing or invalid address and every negative amount.
 */
export function writeSafeCsv(payments: readonly Payment[], token: Token): string[] {
  const problems = payments.flatMap(problemsOf);
  if (token.type === "erc20") problems.push(...addressProblems(token.address, "token_address", 0));
  if (problems.length > 0) throw new FormatError(problems);
  const paid = payments.filter(({ amount }) => amount > 0n).sort(byAddress);
  const tokenAddress = token.type === "erc20" ? token.address : "";
  const rows = paid.map(({ address, amount }) => [
    token.type,
    tokenAddress,
    getAddress(address),
    formatAmount(amount, token.decimals),
  ]);
  const files = Math.ceil(rows.length / RECEIVERS_MAX);
  return Array.from({ length: files }, (_, k) =>
    writeCsv(HEADER, rows.slice(k * RECEIVERS_MAX, (k + 1) * RECEIVERS_MAX)),
  );
}

function problemsOf({ line, project, address, amount }: Payment): Problem[] {
  const problems = amount > 0n ? addressProblems(address, "address", line, project) : [];
  if (amount >= 0n) return problems;
  const message = `${project} would be paid ${amount}`;
  const fix = "pay an amount of at least 0";
  const value = String(amount);
  return [...problems, { line, column: "amount", value, rule: "negative", message, fix }];
}

/** What is wrong with an Ethereum address, if anything: missing, not one, wrong checksum, zero. */
export function addressProblems(
  address: string,
  column: string,
  line: number,
  project = "",
): Problem[] {
  const of = project ? ` of ${project}` : "";
  const problem = (rule: string, message: string, fix: string) => [
    { line, column, value: address, rule, message, fix },
  ];
  if (address === "") return problem("missing", `the address${of} is missing`, "add the address");
  if (!isAddress(address, { strict: false })) {
    const fix = "write 0x and 40 hexadecimal digits";
    return problem("address", `"${address}"${of} is not an Ethereum address`, fix);
  }
  if (address.toLowerCase() === ZERO_ADDRESS) {
    return problem("address", `the address${of} is the zero address`, "write the payee's address");
  }
  const hasCase = address.slice(2) !== address.slice(2).toLowerCase();
  if (hasCase && !isAddress(address)) {
    const fix = "copy the address again; a digit is wrong, or write it in lower case";
    return problem("checksum", `the checksum of ${address}${of} is wrong`, fix);
  }
  return [];
}

function byAddress(x: Payment, y: Payment): number {
  const [p, q] = [x.address.toLowerCase(), y.address.toLowerCase()];
  if (p !== q) return p < q ? -1 : 1;
  return x.project < y.project ? -1 : 1;
}
