import {
  addressProblems,
  FormatError,
  type PayoutFormat,
  payoutFiles,
  readAmounts,
  type Token,
} from "~/core/formats";
import { ApportionError, apportion } from "~/core/funding";
import { EXIT, type ExitCode, UsageError } from "./exit";
import { load, RefusedError } from "./load";
import { note, type OutputOptions, present, writeTo } from "./output";

interface PayoutCliOptions extends OutputOptions {
  amounts: string;
  pool: string;
  token?: string;
  decimals: string;
  export: PayoutFormat;
  chain: string;
  strict?: true;
}

/** What Safe shows above a batch. */
const BATCH_NAME = "Steelyard payout";

/** `steelyard payout`: split a pool exactly and write the payment file, or files. */
export function runPayout(options: PayoutCliOptions): ExitCode {
  const pool = wholeNumber("--pool", options.pool);
  const token = tokenOf(options);
  const strict = options.strict ? { strict: true } : {};
  const { rows } = load(options.amounts, (bytes) => readAmounts(bytes, strict));
  const amounts = split(pool, rows, options.amounts);
  const payments = rows.map((row, k) => ({ ...row, amount: amounts[k]! }));
  const zero = payments.filter(({ amount }) => amount === 0n).length;
  if (zero > 0) note(`${options.amounts}: ${zero} recipients get less than one unit; left out`);
  const chainId = Number(wholeNumber("--chain", options.chain));
  const { texts, root } = refusing(options.amounts, () =>
    payoutFiles(options.export, payments, { token, chainId, name: BATCH_NAME }),
  );
  const files = texts.map((content, k) => ({ path: pathOf(options, k, texts.length), content }));
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (options.json === undefined && options.out === undefined) {
    if (texts.length > 1) {
      const why = "a Safe takes at most 200 receivers at once";
      throw new UsageError(`${texts.length} files are needed (${why}): name them with --out`);
    }
    process.stdout.write(texts[0] ?? "");
    return EXIT.done;
  }
  const written = files.map(({ path, content }) => (path === undefined ? { content } : { path }));
  for (const { path, content } of files) if (path !== undefined) writeTo(path, content);
  const text = () => files.map(({ path }) => `${path}\n`).join("");
  const facts = { ...(root && { root }), total, recipients: payments.length - zero };
  present({ ...facts, files: written }, text, options);
  return EXIT.done;
}

function wholeNumber(option: string, text: string): bigint {
  if (/^\d+$/.test(text)) return BigInt(text);
  throw new UsageError(`${option} ${text}: write a whole number of the token's smallest unit`);
}

function tokenOf({ token, decimals }: PayoutCliOptions): Token {
  const digits = Number(wholeNumber("--decimals", decimals));
  if (digits > 77) throw new UsageError(`--decimals ${decimals}: at most 77`);
  if (token === undefined) return { type: "native", decimals: digits };
  const [problem] = addressProblems(token, "", 0);
  if (problem) throw new UsageError(`--token: ${problem.message}`);
  return { type: "erc20", address: token, decimals: digits };
}

type Rows = ReturnType<typeof readAmounts>["rows"];

function split(pool: bigint, rows: Rows, path: string): bigint[] {
  const weights = rows.map((row) => row.weight);
  // The address decides ties; the project tells apart two projects with one address.
  const keys = rows.map(({ address, project }) => `${address.toLowerCase()}\u0000${project}`);
  try {
    return apportion(pool, weights, keys);
  } catch (error) {
    if (!(error instanceof ApportionError)) throw error;
    const problem = { line: 0, column: "", value: "", rule: error.reason };
    const fix = "give at least one recipient a weight above 0";
    throw new RefusedError(path, [{ ...problem, message: error.message, fix }], 1);
  }
}

function refusing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new RefusedError(path, error.problems, error.problemCount);
  }
}

/** `pay.csv`, or `pay-1.csv`, `pay-2.csv`, … when there are several. */
function pathOf({ out }: PayoutCliOptions, k: number, count: number): string | undefined {
  if (out === undefined) return undefined;
  if (count === 1) return out;
  if (out === "-") throw new UsageError(`${count} files are needed: name them with --out`);
  const dot = out.lastIndexOf(".");
  const isName = dot > out.lastIndexOf("/") + 1;
  return isName ? `${out.slice(0, dot)}-${k + 1}${out.slice(dot)}` : `${out}-${k + 1}`;
}
