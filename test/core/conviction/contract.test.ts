import { describe, expect, it } from "vitest";
import {
  contractConviction,
  contractDecay,
  contractMaxConviction,
  contractOverride,
  contractPow,
  contractThresholdV1,
  contractThresholdV2,
  halfLifeSecondsOf,
  poolRatios,
  RevertError,
} from "~/core/conviction";
import { reference, relative } from "./fixture";

const vectors = reference("gardens_contract");
const web = reference("gardens_web");
type Row = Record<string, string | null>;

/** The value as digits, or null where the contract reverts, as the vectors write it. */
function outcome(run: () => bigint): string | null {
  try {
    return String(run());
  } catch (error) {
    if (error instanceof RevertError) return null;
    throw error;
  }
}
const int = (row: Row, name: string) => BigInt(row[name]!);

describe("the contracts' integers, against their bytecode", () => {
  it("conviction, reverts included", () => {
    for (const row of vectors.conviction as Row[]) {
      const got = outcome(() =>
        contractConviction(int(row, "t"), int(row, "y0"), int(row, "x"), int(row, "decay")),
      );
      expect(got, JSON.stringify(row)).toBe(row.v1);
      expect(got, JSON.stringify(row)).toBe(row.v2);
    }
  });

  const poolOf = (row: Row) => ({
    requested: int(row, "requested"),
    pool: int(row, "pool"),
    points: int(row, "points"),
    decay: int(row, "decay"),
    weight: int(row, "weight"),
    maxRatio: int(row, "maxRatio"),
    minThresholdPoints: int(row, "minThresholdPoints"),
  });

  it("thresholds of the first version, reverts included", () => {
    const rows = (vectors.threshold as Row[]).filter((row) => "v1" in row);
    expect(rows.length).toBeGreaterThan(200);
    for (const row of rows) {
      expect(
        outcome(() => contractThresholdV1(poolOf(row))),
        JSON.stringify(row),
      ).toBe(row.v1);
    }
  });

  it("thresholds of the second version", () => {
    for (const row of vectors.threshold as Row[]) {
      expect(
        outcome(() => contractThresholdV2(poolOf(row))),
        JSON.stringify(row),
      ).toBe(row.v2);
    }
  });

  it("powers", () => {
    for (const row of vectors.pow as Row[]) {
      expect(String(contractPow(int(row, "base"), int(row, "b")))).toBe(row.result);
    }
  });

  it("the override and the largest conviction", () => {
    for (const row of vectors.override_and_max as Row[]) {
      const [decay, amount] = [int(row, "decay"), int(row, "minThresholdPoints_or_amount")];
      expect(String(contractOverride(decay, amount))).toBe(row.override);
      expect(String(contractMaxConviction(amount, decay))).toBe(row.maxConviction);
    }
  });

  it("conviction block by block, as stakes come and go", () => {
    for (const trace of vectors.traces as { decay: string; rows: Row[] }[]) {
      let [stake, conviction, block] = [0n, 0n, int(trace.rows[0]!, "block")];
      for (const row of trace.rows) {
        const now = int(row, "block");
        conviction = contractConviction(now - block, conviction, stake, BigInt(trace.decay));
        stake += int(row, "delta");
        block = now;
        expect(String(conviction)).toBe(row.convictionLast);
        expect(String(stake)).toBe(row.stake);
      }
    }
  });

  it.each([
    ["a decay of 1", () => contractConviction(1n, 0n, 1n, 10_000_000n)],
    ["a request of the whole ratio", () => contractThresholdV1({ ...POOL, requested: 20n })],
    ["a first version's empty pool", () => contractThresholdV1({ ...POOL, pool: 0n })],
  ])("revert for %s", (_, run) => {
    expect(run).toThrow(RevertError);
  });
});

const POOL = {
  ...{ requested: 1n, pool: 100n, points: 50n },
  ...{ decay: 9_000_000n, weight: 20_000n, maxRatio: 2_000_000n },
};

describe("the set-up form", () => {
  it("turns limits into ratios", () => {
    for (const row of web.pool_params as Record<string, number>[]) {
      const { spendingLimit, minimumConviction } = row as Record<string, number>;
      const found = poolRatios({
        spendingLimit: spendingLimit!,
        minimumConviction: minimumConviction!,
      });
      expect(relative(found.beta, row.maxRatioNum!)).toBeLessThan(1e-12);
      expect(relative(found.rho, row.weightNum!)).toBeLessThan(1e-12);
      expect(Number(found.maxRatio)).toBe(row.maxRatio);
      expect(Number(found.weight)).toBe(row.weight);
    }
  });

  it("turns a half-life into a decay, and back", () => {
    for (const row of web.decay as Record<string, number>[]) {
      expect(Number(contractDecay(row.blockTime!, row.convictionGrowthDays!))).toBe(row.decay);
    }
    const inverse = web.inverse as Record<string, number>[];
    for (const row of inverse.filter(({ decay }) => decay !== undefined)) {
      const seconds = halfLifeSecondsOf(BigInt(row.decay!), row.blockTime!);
      expect(relative(seconds, row.halfLifeSeconds!)).toBeLessThan(1e-12);
    }
  });
});
