import type { PoolRules, PowerRule } from "~/core/conviction";
import { formatAmount, parseAmount } from "~/core/funding";
import type { Pool, Prisma } from "../../db/generated/client";
import type { PoolUnit } from "../../db/generated/enums";

const HOUR_MS = 3_600_000;

/** Length of a pool's unit of time. */
export const UNIT_MS: Readonly<Record<PoolUnit, number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
};

type Stored = Pick<Pool, "alpha" | "unit" | "beta" | "rho" | "minimumAge" | "minimumStake">;

/** A pool's rules as the core reads them. */
export function rulesOf({ alpha, unit, beta, rho, minimumAge, minimumStake }: Stored): PoolRules {
  return {
    ...{ alpha, beta, rho, minimumAge, unitMs: UNIT_MS[unit] },
    minimumStake: minimumStake.toNumber(),
  };
}

/** How what a person has becomes power in it. */
export function powerRuleOf(pool: Pick<Pool, "powerRule" | "powerLimit">): PowerRule {
  const { powerRule: kind, powerLimit } = pool;
  return kind === "fixed" || kind === "capped"
    ? { kind, limit: powerLimit?.toNumber() ?? 0 }
    : { kind };
}

/** Power is counted in millionths, as whole numbers, so that sums are exact. */
const POWER_DECIMALS = 6;

export const readPower = (text: string): bigint => parseAmount(text, POWER_DECIMALS);

export const writePower = (millionths: bigint): string => formatAmount(millionths, POWER_DECIMALS);

/** Power as people write it: no exponent, no zeros at the end. */
export const powerText = (stored: Prisma.Decimal): string =>
  writePower(readPower(stored.toFixed(POWER_DECIMALS)));
