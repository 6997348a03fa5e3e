import { z } from "zod";
import type { Problem } from "~/core/formats";
import { AmountError, parseAmount } from "~/core/funding";
import type { RoundSettings } from "./roundSettings";

const DECIMALS_MAX = 36;

/** What the amounts of a file are in. */
export const importOptions = z.object({
  /** All amounts are in one token, or each in the one that its row names. */
  amounts: z.enum(["one", "byToken"]).default("one"),
  /** The token, where it is one; absent: the pool's. */
  symbol: z.string().trim().min(1).max(16).optional(),
  /** To how many digits amounts are kept; absent: to the token's. */
  decimals: z.number().int().min(0).max(DECIMALS_MAX).optional(),
  /** Amounts are written in the token's smallest unit. */
  baseUnits: z.boolean().default(false),
  /** What the rows are: donations that another system recorded, or transfers on a chain. */
  source: z.enum(["import", "onchain"]).default("import"),
  columns: z
    .object({
      donor: z.string().max(100).optional(),
      project: z.string().max(100).optional(),
      amount: z.string().max(100).optional(),
    })
    .default({}),
});

export type ImportOptions = z.infer<typeof importOptions>;

export interface TakenToken {
  readonly symbol: string;
  readonly decimals: number;
  readonly address?: string | undefined;
  /** What one is worth in the pool's token, as a decimal. */
  readonly rate: string;
}

/** The tokens that a round takes, the pool's own first. */
export function takenTokens({ pool, funding }: RoundSettings): TakenToken[] {
  const own = { symbol: pool.symbol, decimals: pool.decimals, rate: "1" };
  const address = pool.tokenAddress === undefined ? {} : { address: pool.tokenAddress };
  return [{ ...own, ...address }, ...(funding?.tokens ?? [])];
}

/** An amount as it is stored. */
export interface StoredAmount {
  readonly amount: bigint;
  readonly symbol: string;
  readonly decimals: number;
}

/**
 * Reads the amounts of one file into integers of the smallest unit. What is too fine for its token, or
 * in a token that the round does not take, is given back as a problem of its line.
 */
export function amountReader(
  settings: RoundSettings,
  options: ImportOptions,
): (row: { line: number; amount: string; token?: string }) => StoredAmount | Problem {
  const tokens = takenTokens(settings);
  const named = new Map(
    tokens.flatMap((token) =>
      [token.symbol, token.address].flatMap((name) => (name ? [[key(name), token] as const] : [])),
    ),
  );
  const one = options.symbol === undefined ? tokens[0] : named.get(key(options.symbol));
  return ({ line, amount, token: written }) => {
    const token = options.amounts === "one" ? one : named.get(key(written ?? ""));
    if (!token) {
      const name = options.amounts === "one" ? (options.symbol ?? "") : (written ?? "");
      return unknownToken(line, name, tokens);
    }
    const decimals = options.decimals ?? token.decimals;
    try {
      const digits = options.baseUnits ? 0 : decimals;
      return { amount: parseAmount(amount, digits), symbol: token.symbol, decimals };
    } catch (error) {
      if (!(error instanceof AmountError)) throw error;
      const fix = "keep more digits of the amounts, or round them in the file";
      return {
        line,
        column: "amount",
        value: amount,
        rule: "precision",
        message: error.message,
        fix,
      };
    }
  };
}

const key = (name: string) => name.trim().toLowerCase();

function unknownToken(line: number, value: string, tokens: readonly TakenToken[]): Problem {
  const known = tokens.map(({ symbol }) => symbol).join(", ");
  const message =
    value === "" ? "the row names no token" : `the round takes no ${value.slice(0, 80)}`;
  const fix = `it takes ${known}; others are named in its settings before publication`;
  return { line, column: "token", value: value.slice(0, 80), rule: "token", message, fix };
}
