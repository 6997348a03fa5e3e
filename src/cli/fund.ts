import { readContributions, writeCsv } from "~/core/formats";
import {
  AmountError,
  ELIGIBILITY_DEFAULT,
  type EligibilityRule,
  FundingInputError,
  formatAmount,
  MECHANISMS,
  type MechanismParams,
  parseAmount,
  type Recipe,
  type RecipeResult,
  runRecipe,
} from "~/core/funding";
import { EXIT, type ExitCode, UsageError } from "./exit";
import { type BoostOptions, boostOf } from "./fundBoost";
import { load } from "./load";
import { type OutputOptions, present, table, writeTo } from "./output";
import { numberIn, onlyKnown, pairsOf } from "./pairs";

interface FundCliOptions extends BoostOptions, OutputOptions {
  mechanism: string;
  contributions: string;
  columns?: string;
  pool: string;
  decimals: string;
  cap?: string;
  minimumShare?: string;
  floorShare?: string;
  param?: string[];
}

const ELIGIBILITY = ["minimum", "scoreAt50", "scoreAt100"] as const;
const COLUMNS = [
  "donor",
  "project",
  "amount",
  "token",
  "recipient",
  "id",
  "rawScore",
  "coefficient",
];

/** `steelyard fund`: contributions into matches, by a recipe whose every step is shown. */
export function runFund(options: FundCliOptions): ExitCode {
  const mechanism = mechanismOf(options.mechanism);
  const decimals = wholeNumber("--decimals", options.decimals);
  const pool = amountOf(options.pool, decimals);
  const file = load(options.contributions, (bytes) =>
    readContributions(bytes, {
      columns: columnsOf(options.columns),
      ...(options.strict && { strict: true }),
    }),
  );
  const { params, eligibility } = splitParams(mechanism, options.param ?? []);
  const boost = boostOf(options, file.donors);
  const recipe: Recipe = {
    mechanism: mechanism.key,
    params,
    ...(eligibility && { eligibility }),
    ...(boost && { boost }),
    ...(options.cap !== undefined && { cap: percent("--cap", options.cap) }),
    ...(options.minimumShare !== undefined && {
      minimum: percent("--minimum-share", options.minimumShare),
    }),
    ...(options.floorShare !== undefined && {
      floor: percent("--floor-share", options.floorShare),
    }),
  };
  const scores = file.rows.map((row) => row.rawScore);
  const input = {
    rows: {
      donors: file.donors.length,
      projects: file.projects.length,
      donor: Int32Array.from(file.rows, (row) => row.donor),
      project: Int32Array.from(file.rows, (row) => row.project),
      amount: Float64Array.from(file.rows, (row) => Number(row.amount)),
    },
    ...(scores.every((score) => score !== undefined) && { score: scores as number[] }),
    toSelf: file.rows.map((row) =>
      row.recipient?.toLowerCase() === file.donors[row.donor]?.toLowerCase() ? 1 : 0,
    ),
    pool,
    unit: 10n ** BigInt(decimals),
    keys: file.projects,
  };
  const found = attempt(() => runRecipe(input, recipe));
  const show = (amount: bigint) => formatAmount(amount, decimals);
  const result = resultOf(found, file.labels, show);
  if (options.out !== undefined) writeTo(options.out, csvOf(result));
  present(result, () => fundText(result), options);
  return EXIT.done;
}

function mechanismOf(name: string) {
  const found = MECHANISMS.find(({ key }) => key === name);
  if (found) return found;
  const known = MECHANISMS.map(({ key }) => key).join(", ");
  throw new UsageError(`--mechanism ${name}: unknown; one of ${known}`);
}

function columnsOf(text: string | undefined): Record<string, string> {
  const pairs = pairsOf("--columns", text === undefined ? [] : [text]);
  onlyKnown("--columns", pairs, COLUMNS);
  return Object.fromEntries(pairs);
}

/** `--param` holds the mechanism's own parameters and those of eligibility. */
function splitParams(
  mechanism: (typeof MECHANISMS)[number],
  texts: readonly string[],
): { params: MechanismParams; eligibility?: EligibilityRule } {
  const pairs = pairsOf("--param", texts);
  onlyKnown("--param", pairs, [...mechanism.params.map(({ name }) => name), ...ELIGIBILITY]);
  const params: Record<string, number | string> = {};
  for (const param of mechanism.params) {
    const text = pairs.get(param.name);
    if (text === undefined) continue;
    params[param.name] =
      "choices" in param ? text.toLowerCase() : numberIn("--param", pairs, param.name, 0);
  }
  if (!ELIGIBILITY.some((name) => pairs.has(name))) return { params };
  const rule = ELIGIBILITY.map((name) => [
    name,
    numberIn("--param", pairs, name, ELIGIBILITY_DEFAULT[name]),
  ]);
  return { params, eligibility: Object.fromEntries(rule) as EligibilityRule };
}

/** What the recipe refuses is about options, except for donations. */
function attempt(run: () => RecipeResult): RecipeResult {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError || error instanceof FundingInputError) {
      throw new UsageError(error.message);
    }
    throw error;
  }
}

function amountOf(text: string, decimals: number): bigint {
  try {
    const pool = parseAmount(text, decimals);
    if (pool > 0n) return pool;
  } catch (error) {
    if (!(error instanceof AmountError)) throw error;
  }
  throw new UsageError(`--pool ${text}: write a decimal number above 0, such as 25000`);
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,2}$/.test(text) && Number(text) <= 77) return Number(text);
  throw new UsageError(`${option} ${text}: write a whole number up to 77`);
}

/** `20` and `20%` are 0.2. */
function percent(option: string, text: string): number {
  const value = Number(text.replace(/%$/, "")) / 100;
  if (text.trim() !== "" && value > 0 && value <= 1) return value;
  throw new UsageError(`${option} ${text}: write a percentage above 0 and up to 100, such as 20%`);
}

function resultOf(found: RecipeResult, labels: readonly string[], show: (a: bigint) => string) {
  return {
    projects: labels.map((id, p) => ({
      id,
      raw: found.raw[p]!,
      share: found.share[p]!,
      matched: show(found.amounts[p]!),
      capped: found.capped[p] === 1,
    })),
    unspent: show(found.unspent),
    recipe: found.steps.map(({ step, unit, note, values }) => ({
      step,
      unit,
      note,
      values: Object.fromEntries(labels.map((id, p) => [id, values[p]!])),
    })),
  };
}

type FundResult = ReturnType<typeof resultOf>;

function csvOf({ projects }: FundResult): string {
  return writeCsv(
    ["project", "amount"],
    projects.map(({ id, matched }) => [id, matched]),
  );
}

function fundText({ projects, unspent, recipe }: FundResult): string {
  const order = [...projects].sort((x, y) => y.share - x.share);
  const rows = order.map(({ id, raw, share, matched, capped }) => [
    id,
    raw.toPrecision(6),
    `${(100 * share).toFixed(3)}${capped ? " cap" : ""}`,
    matched,
  ]);
  const steps = recipe.map(({ step, note }) => `  ${step}: ${note}\n`).join("");
  return `${table([["project", "raw", "share %", "matched"], ...rows])}\nunspent ${unspent}\n\n${steps}`;
}
