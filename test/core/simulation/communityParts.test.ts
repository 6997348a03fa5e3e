import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rng } from "~/core/numeric";
import { addInfluence, addProposal, type Community } from "~/core/simulation/community";
import { chosen, cutsOf } from "~/core/simulation/communityChoice";
import { toPlaces } from "~/core/simulation/communityDecide";
import { genesis } from "~/core/simulation/communityGenesis";
import { mendsOf } from "~/core/simulation/communityMends";
import { communityParams } from "~/core/simulation/communityParams";
import { OverReleaseError, release } from "~/core/simulation/communityRelease";
import { stakeAndCharge } from "~/core/simulation/communityStakes";
import {
  addEntry,
  closeRow,
  onlyCandidates,
  openSupports,
} from "~/core/simulation/communitySupports";
import { type Draws, seededDraws } from "~/core/simulation/draws";
import { medianWithin } from "~/core/simulation/medianWithin";
import { sentimental } from "~/core/simulation/sentimental";
import { reference, relative } from "../conviction/fixture";

const cases = reference("unit_cases");

/** A community of people with these holdings, without proposals or influence. */
function people(holdings: readonly number[], more: Partial<Community> = {}): Community {
  const params = communityParams("v3", { n: holdings.length, m: 1, ...more.params });
  const mends = more.mends ?? mendsOf("faithful");
  const community = genesis({ model: "v3", params, mends, draws: seededDraws(1) });
  community.proposals.length = 0;
  for (const influence of community.participants.influence) {
    Object.assign(influence, { of: [], strength: [], total: 0 });
  }
  community.participants.holdings.set(holdings);
  return Object.assign(community, more.draws && { draws: more.draws });
}

describe("social boost", () => {
  it.each(
    cases.social_affinity_booster as {
      holdings: number[];
      influence: [number, number, number][];
      tokens: number[][];
      expected: number[][];
    }[],
  )("meets the original's on $holdings.0", ({ holdings, influence, tokens, expected }) => {
    const community = people(holdings);
    for (const [whom, by, strength] of influence) {
      addInfluence(community.participants, whom, by, strength);
    }
    const candidates = expected[0]!.map(() => addProposal(community, 1, 1));
    const before = openSupports(community.supports, holdings.length);
    for (const [i, row] of tokens.entries()) {
      for (const [slot, amount] of row.entries()) {
        addEntry(before, slot, 1);
        before.tokens[before.entries - 1] = amount;
      }
      closeRow(before, i);
    }
    const boost = new Float64Array(candidates.length);
    const cuts = new Float64Array(holdings.length).fill(Number.POSITIVE_INFINITY);
    for (const [i, wanted] of expected.entries()) {
      boost.fill(0);
      chosen({ community, candidates, before, cuts, boost }, i, community.spare);
      for (const [slot, value] of wanted.entries()) {
        if (value === 0) expect(boost[slot]).toBe(0);
        else expect(relative(boost[slot]!, value)).toBeLessThan(1e-10);
      }
    }
  });

  it("cuts at the larger of the sensitivity's share of the best and the lowest supported", () => {
    const community = people([1, 1, 1]);
    const candidates = [0.9, 0.2].map((affinity) => {
      const proposal = addProposal(community, 1, 1);
      proposal.affinity.set([affinity, affinity / 10, affinity]);
      return proposal;
    });
    const cuts = cutsOf(community, candidates, Uint8Array.of(1, 1, 0));
    expect(Array.from(cuts)).toEqual([0.75 * 0.9, 0.3, 0]);
  });
});

describe("release", () => {
  interface Case {
    note: string;
    params: Record<string, number>;
    funds: number;
    effective_supply: number;
    proposals: {
      id: number;
      funds_requested: number;
      conviction: number;
      age: number;
      status: "candidate" | "active";
    }[];
    original: { accepted?: number[]; raises?: string };
  }
  const waiting = (
    { params, funds, effective_supply, proposals }: Case,
    mode: "faithful" | "corrected",
  ) => {
    const community = people([1, 1], { mends: mendsOf(mode) });
    Object.assign(community, { funds, effectiveSupply: effective_supply });
    Object.assign(community.params, params);
    for (const { id, funds_requested, conviction, age, status } of proposals) {
      const proposal = addProposal(community, funds_requested, 0);
      Object.assign(proposal, { id, conviction, age, status });
    }
    const before = community.proposals.filter(({ status }) => status === "active");
    const accepted = () =>
      community.proposals.filter((p) => p.status === "active" && !before.includes(p));
    return { community, accepted };
  };

  it.each(cases.trigger_function as Case[])("as the original: $note", (one) => {
    const { community, accepted } = waiting(one, "faithful");
    if (one.original.raises) {
      expect(() => release(community)).toThrow(OverReleaseError);
      expect(community.funds).toBe(one.funds);
    } else {
      release(community);
      expect(accepted().map(({ id }) => id)).toEqual(one.original.accepted);
    }
  });

  it.each((cases.trigger_function as Case[]).filter(({ original }) => original.raises))(
    "mended, the highest conviction first and never all the funds: $note",
    (one) => {
      const { community, accepted } = waiting(one, "corrected");
      release(community);
      const byConviction = [...one.proposals].sort((a, b) => b.conviction - a.conviction);
      const ids = accepted().map(({ id }) => id);
      expect(ids).toEqual(
        byConviction
          .slice(0, ids.length)
          .map(({ id }) => id)
          .sort(),
      );
      const next = byConviction[ids.length]!;
      expect(community.funds).toBeGreaterThan(0);
      expect(community.funds).toBeLessThanOrEqual(next.funds_requested);
    },
  );
});

describe("stakeAndCharge", () => {
  const { holdings, affinity, alpha, min_supp, steps } = reference("conviction_traces")
    .model_update_tokens as {
    holdings: number[];
    affinity: number[][];
    alpha: number;
    min_supp: number;
    steps: {
      proposals_supported: Record<string, number[]>;
      edges: [number, number, number, number][];
      proposals: [number, string, number][];
    }[];
  };

  it("splits tokens, charges and drops as the original in six days, negative tokens included", () => {
    const community = people(holdings);
    Object.assign(community.params, { alpha, min_supp });
    const byId = new Map([3, 4].map((id) => [id, addProposal(community, 1, 1)]));
    for (const [i, row] of affinity.entries()) {
      for (const [slot, value] of row.entries()) byId.get(3 + slot)!.affinity[i] = value;
    }
    for (const day of steps) {
      const candidates = [...byId.values()].filter(({ status }) => status === "candidate");
      const before = onlyCandidates(community, candidates);
      const after = openSupports(community.spare, holdings.length);
      for (let i = 0; i < holdings.length; i++) {
        for (const id of day.proposals_supported[i] ?? []) {
          const slot = candidates.indexOf(byId.get(id)!);
          if (slot >= 0) addEntry(after, slot, candidates[slot]!.affinity[i]!);
        }
        closeRow(after, i);
      }
      stakeAndCharge(community, candidates, before, after);
      toPlaces(candidates, after);
      Object.assign(community, { supports: after, spare: before });
      for (const [i, id, tokens, conviction] of day.edges) {
        expect(byId.get(id)!.tokens[i]).toBeCloseTo(tokens, 10);
        expect(byId.get(id)!.charge[i]).toBeCloseTo(conviction, 10);
      }
      for (const [id, status, conviction] of day.proposals) {
        expect(byId.get(id)!.status).toBe(status);
        expect(relative(byId.get(id)!.conviction, conviction)).toBeLessThan(1e-10);
      }
    }
  });
});

describe("sentimental", () => {
  it("meets the original's 240 cases", () => {
    for (const [sentiment, force, decay, expected] of reference("sentiment").cases) {
      const got = sentimental(sentiment, force, Number(decay));
      expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-15);
    }
  });
});

describe("medianWithin", () => {
  const plain = (values: readonly number[]) => {
    const sorted = Float64Array.from(values).sort();
    return (sorted[(values.length - 1) >> 1]! + sorted[values.length >> 1]!) / 2;
  };

  it("is the median of all columns, sorted", () => {
    const value = fc.oneof(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.constantFrom(-1, 0, 1, 1e-9, -1e-9),
    );
    const columns = fc.array(fc.array(value, { minLength: 6, maxLength: 6 }), { minLength: 1 });
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 6 }), (given, n) => {
        const arrays = given.map((column) => Float64Array.from(column));
        const wanted = plain(given.flatMap((column) => column.slice(0, n)));
        expect(medianWithin(arrays, n, -1, 1)).toBe(wanted);
      }),
    );
  });

  it.each([
    ["spread evenly", (x: number) => 2 * x - 1],
    ["crowded around nothing", (x: number) => (2 * x - 1) ** 9],
    ["mostly the same", (x: number) => (x < 0.8 ? 0.3 : x)],
  ])("holds for 300,000 values %s", (_, shape) => {
    const random = rng("median");
    const columns = Array.from({ length: 300 }, () =>
      Float64Array.from({ length: 1000 }, () => shape(random.next())),
    );
    expect(medianWithin(columns, 1000, -1, 1)).toBe(plain(columns.flatMap((c) => Array.from(c))));
  });

  it("of nothing is no number", () => {
    expect(medianWithin([], 5, -1, 1)).toBeNaN();
  });
});

describe("seededDraws", () => {
  const many = (draw: (draws: Draws) => number) => {
    const draws = seededDraws("moments");
    return Array.from({ length: 20_000 }, () => draw(draws));
  };
  it.each([
    ["rand", (d: Draws) => d.rand(), 1 / 2, 1 / 12],
    ["uniform(−1, 3)", (d: Draws) => d.uniform(-1, 3), 1, 16 / 12],
    ["expon(2, 3)", (d: Draws) => d.expon(2, 3), 5, 9],
    ["gamma(3, 1, 2)", (d: Draws) => d.gamma(3, 1, 2), 7, 12],
  ] as const)("%s has its mean and variance", (_, draw, mean, variance) => {
    const values = many(draw);
    const found = values.reduce((sum, x) => sum + x, 0) / values.length;
    const spread = values.reduce((sum, x) => sum + (x - found) ** 2, 0) / values.length;
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / values.length));
    expect(spread / variance).toBeGreaterThan(0.93);
    expect(spread / variance).toBeLessThan(1.07);
  });

  it("keeps a part's chances whatever another part draws", () => {
    const decided = (arrivals: number) => {
      const draws = seededDraws(7);
      draws.begin("arrivals", 1);
      for (let k = 0; k < arrivals; k++) draws.rand();
      draws.begin("decide", 1);
      return draws.rand();
    };
    expect(decided(3)).toBe(decided(10));
  });
});
