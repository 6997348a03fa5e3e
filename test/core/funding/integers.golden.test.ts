import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  budgetAllocation,
  contractLinear,
  contractQuadratic,
  integerQuadratic,
  medianShares,
} from "~/core/funding";
import { dataFile, isRoundHere, loadRound, reference, sharedReference } from "./fixture";

describe.skipIf(!isRoundHere)("a real round in integers (needs ../shared)", () => {
  const { params, expected } = reference("08_linearqf_bigint_tegr2");
  const donations = () => {
    const round = loadRound("tegr2_donations_micro.csv");
    return round.amounts.map((amount, row) => ({
      donor: round.donors[round.rows.donor[row]!]!,
      project: round.projects[round.rows.project[row]!]!,
      amount: BigInt(amount),
    }));
  };

  it.each(Object.keys(params))("%s: every figure of every project", (key) => {
    const { pool, cap, ignoreSaturation } = params[key];
    const found = integerQuadratic(donations(), {
      pool: BigInt(pool),
      ...(cap !== null && { cap: BigInt(cap) }),
      ignoreSaturation,
    });
    const got = Object.fromEntries(
      found.projects.map(({ project, ...figures }) => [
        project,
        Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, String(value)])),
      ]),
    );
    expect(got).toEqual(expected[key]);
    const paid = found.projects.reduce((sum, { matched }) => sum + matched, 0n);
    expect(paid + found.unspent).toBe(BigInt(pool));
  });
});

interface ContractRound {
  round: string;
  matchingPoolSize: string;
  voiceCreditFactor: string;
  projects: { id: string; tallyResult: string; spentVoiceCredits: string }[];
  expected: {
    alpha1e18: string;
    cqf: Record<string, string>;
    cqfClipped: Record<string, string>;
    linearShareAsPaidOnChain: Record<string, string>;
  };
}

describe.skipIf(!isRoundHere)("clr.fund's contract (needs ../shared)", () => {
  const rounds: ContractRound[] = isRoundHere ? sharedReference("09_clrfund_cqf").input.rounds : [];

  it.each(rounds)("round $round to the unit", (round) => {
    const tallied = round.projects.map(({ tallyResult, spentVoiceCredits }) => ({
      tally: BigInt(tallyResult),
      spent: BigInt(spentVoiceCredits),
    }));
    const terms = { pool: BigInt(round.matchingPoolSize), factor: BigInt(round.voiceCreditFactor) };
    const named = (amounts: readonly bigint[]) =>
      Object.fromEntries(round.projects.map(({ id }, p) => [id, String(amounts[p])]));
    const found = contractQuadratic(tallied, terms);
    expect(String(found.alpha)).toBe(round.expected.alpha1e18);
    expect(named(found.amounts)).toEqual(round.expected.cqf);
    const clipped = contractQuadratic(tallied, { ...terms, clip: true });
    expect(named(clipped.amounts)).toEqual(round.expected.cqfClipped);
    expect(named(contractLinear(tallied, terms))).toEqual(round.expected.linearShareAsPaidOnChain);
  });
});

describe.skipIf(!isRoundHere)("retroactive rounds (needs ../shared)", () => {
  it("RetroPGF 3 to the cent", () => {
    const { params, expected, tolerance } = sharedReference("11_retropgf3_scale");
    const lines = readFileSync(dataFile("retropgf3_canonical.csv"), "utf8").trim().split("\n");
    const rows = lines.slice(1).map((line) => line.split(",").slice(-4));
    const votes = rows.map(([ballots, median]) => ({
      ballots: Number(ballots),
      median: Number(median),
    }));
    const found = medianShares(votes, {
      quorum: params.quorumBallots,
      minMedian: params.minMedian,
      pool: params.pool,
    });
    for (const [row, [, , , op]] of rows.entries()) {
      expect(Math.abs(found[row]! - Number(op || 0))).toBeLessThan(tolerance.abs);
    }
    expect(found.filter((amount) => amount > 0)).toHaveLength(expected.eligible);
  });

  it.each(
    isRoundHere
      ? Object.keys(sharedReference("12_rf5_min_max_caps").expected.rewardsByVariant)
      : [],
  )("jury budgets, %s", (variant) => {
    const wanted = sharedReference("12_rf5_min_max_caps").expected.rewardsByVariant[variant];
    const [, minimum, maxShare] = /min=(.*)\|maxPct=(.*)/.exec(variant)!;
    const ballots = JSON.parse(readFileSync(dataFile("rf5_synthetic_ballots.json"), "utf8"));
    const found = budgetAllocation(
      ballots.map((ballot: Record<string, unknown>) => ({
        budget: ballot.budget,
        category: ballot.category_assignment,
        categories: ballot.category_allocations,
        projects: ballot.project_allocations,
      })),
      { minimum: Number(minimum), maxShare: Number(maxShare) },
    );
    expect([...found.keys()].sort()).toEqual(Object.keys(wanted).sort());
    for (const [project, amount] of found) {
      expect(Math.abs(amount - wanted[project])).toBeLessThan(1e-9 * Math.max(1, amount));
    }
  });
});
