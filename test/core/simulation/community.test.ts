import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { triggerBounds } from "~/core/conviction";
import {
  COMMUNITY_PARAMS,
  COMMUNITY_PRESETS,
  type CommunityModel,
  type CommunityRun,
  communityParams,
  MENDS,
  type RunProblem,
  runCommunity,
  runProblems,
  SERIES,
  type SeriesName,
} from "~/core/simulation";
import { reference } from "../conviction/fixture";

const MODELS: readonly CommunityModel[] = ["v1", "v3"];
const RUNS = 400;
const TIMES = [10, 25, 50, 100];
/** The reference figures have eight digits: so much they may be off where nothing varies. */
const DIGITS = 1e-7;

interface Recorded {
  readonly runs: number;
  readonly series: Record<string, { mean: number[]; sd: number[] }>;
  readonly events: Record<string, { mean: number; sd: number; n: number }>;
  readonly initial: Record<string, { mean: number; sd: number; n: number }>;
  readonly final_values_per_run: Record<string, number[]>;
}

const faithful = (model: CommunityModel, count: number) =>
  Array.from({ length: count }, (_, r) =>
    runCommunity({ model, mode: "faithful", seed: `agreement ${r}` }),
  );

function moments(values: readonly number[]) {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  return { n, mean, sd: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1)) };
}

/** Two-sample Kolmogorov-Smirnov statistic over its 0.1 % quantile: above 1 at p < 0.001. */
function kolmogorovSmirnov(a: readonly number[], b: readonly number[]): number {
  const share = (values: readonly number[], x: number) =>
    values.filter((value) => value <= x).length / values.length;
  const largest = Math.max(...[...a, ...b].map((x) => Math.abs(share(a, x) - share(b, x))));
  const critical = 1.949 * Math.sqrt((a.length + b.length) / (a.length * b.length));
  return largest / critical;
}

describe.each(MODELS)("a faithful run of %s", (model) => {
  const recorded = reference(`mc_${model}`) as Recorded;
  const runs = faithful(model, RUNS);

  it("agrees with the originals' Monte Carlo in every series at four times", () => {
    for (const [name, { mean, sd }] of Object.entries(recorded.series)) {
      for (const t of TIMES) {
        const values = runs.map(({ series }) => series[name as SeriesName]![t - 1]!);
        const own = moments(values.filter((x) => !Number.isNaN(x)));
        const error = Math.sqrt(own.sd ** 2 / own.n + sd[t - 1]! ** 2 / recorded.runs);
        const limit = 4 * error + DIGITS * Math.abs(mean[t - 1]!);
        expect(Math.abs(own.mean - mean[t - 1]!), `${name} at ${t}`).toBeLessThanOrEqual(limit);
      }
    }
  });

  it("ends as the originals' runs end, value by value in distribution", () => {
    for (const [name, values] of Object.entries(recorded.final_values_per_run)) {
      const own = runs.map(({ final }) => final[name as SeriesName]);
      const given = values.map(Number).filter((x) => !Number.isNaN(x));
      const defined = own.filter((x) => !Number.isNaN(x));
      expect(kolmogorovSmirnov(defined, given), name).toBeLessThan(1);
    }
  });

  it.each([
    ["newParticipants", "new_participants_per_run"],
    ["newProposals", "new_proposals_per_run"],
    ["released", "accepted_per_run"],
    ["completed", "completed_per_run"],
  ] as const)("counts %s as the originals do", (own, name) => {
    const found = moments(runs.map(({ events }) => events[own]));
    const { mean, sd, n } = recorded.events[name]!;
    const error = Math.sqrt(found.sd ** 2 / found.n + sd ** 2 / n);
    expect(Math.abs(found.mean - mean)).toBeLessThanOrEqual(4 * error);
  });

  it("starts with as many influences and conflicts", () => {
    const starts = Array.from({ length: 60 }, (_, seed) =>
      runCommunity({ model, mode: "faithful", seed, timesteps: 1 }, { network: true }),
    );
    for (const [name, list] of [
      ["influence_edges", "influence"],
      ["conflict_edges", "conflicts"],
    ] as const) {
      const own = moments(starts.map(({ network }) => network![list].length));
      const { mean, sd, n } = recorded.initial[name]!;
      const error = Math.sqrt(own.sd ** 2 / own.n + sd ** 2 / n);
      expect(Math.abs(own.mean - mean), name).toBeLessThanOrEqual(4 * error);
    }
  });
});

describe("a faithful run", () => {
  it("breaks off where the original raises: when more is accepted than the pool holds", () => {
    // Requests are large against a pool that next to no conviction guards.
    const params = { beta: 1, rho: 1e-6, tmin: 30, m: 40, lowest_affinity_to_support: 0.1 };
    const run = runCommunity({ model: "v3", mode: "faithful", seed: 1, params });
    expect(run.stopped?.timestep).toBeGreaterThan(1);
    expect(run.series.funds).toHaveLength(run.stopped!.timestep - 1);
    const mended = runCommunity({ ...{ model: "v3", mode: "corrected", seed: 1, params } });
    expect(mended.stopped).toBeUndefined();
    expect(mended.events.released).toBeGreaterThan(5);
    expect(Math.min(...mended.series.funds!)).toBeGreaterThan(0);
  });

  it("breaks the rules that the mends restore", () => {
    const rules = new Set<RunProblem["rule"]>();
    for (let seed = 0; seed < 5; seed++) {
      const run = runCommunity({ model: "v3", mode: "faithful", seed }, { network: true });
      for (const { rule } of runProblems(run)) rules.add(rule);
    }
    expect([...rules].sort()).toEqual([
      ...["no_negative_tokens", "staked_within_holdings", "staked_within_supply"],
      "supply_conserved",
    ]);
  });
});

describe("a corrected run", () => {
  const settings = fc.record({
    model: fc.constantFrom(...MODELS),
    seed: fc.integer(),
    params: fc.record({
      beta: fc.double({ min: 0.15, max: 1, noNaN: true }),
      rho: fc.double({ min: 1e-6, max: 0.02, noNaN: true }),
      alpha: fc.double({ min: 0, max: 0.99, noNaN: true }),
      sensitivity: fc.double({ min: 0, max: 1, noNaN: true }),
      lowest_affinity_to_support: fc.double({ min: 0, max: 1, noNaN: true }),
      base_engagement_rate: fc.double({ min: 0, max: 1, noNaN: true }),
      grace: fc.integer({ min: 0, max: 20 }),
      tmin: fc.integer({ min: 0, max: 10 }),
      min_supp: fc.integer({ min: 0, max: 5000 }),
      n: fc.integer({ min: 1, max: 50 }),
      m: fc.integer({ min: 1, max: 12 }),
    }),
  });

  it("conserves supply, overdraws nothing, stakes within holdings, moves statuses forward", () => {
    fc.assert(
      fc.property(settings, (spec) => {
        const run = runCommunity({ ...spec, mode: "corrected", timesteps: 60 }, { network: true });
        expect(runProblems(run)).toEqual([]);
        expect(run.stopped).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it("is the faithful one when every mend is switched off", () => {
    const mends = Object.fromEntries(Object.keys(MENDS).map((name) => [name, false]));
    const options = { network: true };
    const off = runCommunity({ model: "v3", mode: "corrected", seed: 3, mends }, options);
    expect(off).toEqual(runCommunity({ model: "v3", mode: "faithful", seed: 3 }, options));
  });

  it.each(Object.keys(MENDS))("differs where %s is not mended", (mend) => {
    // Enough passes at once to bound the releases.
    const params = { beta: 1, rho: 1e-6, tmin: 30, m: 40, lowest_affinity_to_support: 0.1 };
    const spec = { model: "v3", mode: "corrected", seed: 1, params } as const;
    const without = runCommunity({ ...spec, mends: { [mend]: false } });
    expect(without.series).not.toEqual(runCommunity(spec).series);
  });

  it("spares the young: nobody is dropped within the grace period", () => {
    const spec = { model: "v3", seed: 5, params: { grace: 7 } } as const;
    const ages = (run: CommunityRun) => {
      const { proposals, snapshots } = run.network!;
      return snapshots.flatMap(({ status, timestep }, k) =>
        Array.from(status).flatMap((is, j) => {
          const before = snapshots[k - 1]?.status[j];
          return is === 4 && before !== 4 ? [timestep - proposals[j]!.since + 1] : [];
        }),
      );
    };
    const mended = ages(runCommunity({ ...spec, mode: "corrected" }, { network: true }));
    const original = ages(runCommunity({ ...spec, mode: "faithful" }, { network: true }));
    expect(Math.min(...mended)).toBeGreaterThan(7);
    expect(original.filter((age) => age <= 2).length / original.length).toBeGreaterThan(0.9);
  });
});

describe("runCommunity", () => {
  it("repeats itself to the bit per seed, and changes with it", () => {
    const run = (seed: number) => runCommunity({ model: "v3", mode: "corrected", seed });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it("keeps every series for every timestep, and only those asked for", () => {
    const spec = { model: "v1", mode: "corrected", seed: 1, timesteps: 12 } as const;
    const all = runCommunity(spec).series;
    expect(Object.keys(all)).toEqual([...SERIES]);
    for (const series of Object.values(all)) expect(series).toHaveLength(12);
    const some = runCommunity(spec, { series: ["funds"] }).series;
    expect(some).toEqual({ funds: all.funds });
  });

  it("keeps the network of every timestep, in agreement with the series", () => {
    const run = runCommunity({ model: "v3", mode: "corrected", seed: 2 }, { network: true });
    const { snapshots, participants, proposals, affinities } = run.network!;
    expect(snapshots.map(({ timestep }) => timestep)).toEqual(
      Array.from({ length: 101 }, (_, t) => t),
    );
    for (const [t, { tokens, holdings, status, supporter }] of snapshots.slice(1).entries()) {
      const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
      expect(sum(tokens)).toBeCloseTo(run.series.tokens_staked_on_candidates![t]!, 6);
      expect(sum(holdings)).toBeCloseTo(run.series.holdings_total![t]!, 6);
      expect(status).toHaveLength(run.series.proposal_count![t]!);
      expect(Math.max(-1, ...supporter)).toBeLessThan(holdings.length);
    }
    expect(new Set([...participants, ...proposals].map(({ id }) => id)).size).toBe(
      participants.length + proposals.length,
    );
    expect(affinities.end.values).toHaveLength(participants.length * proposals.length);
    expect(affinities.start).toMatchObject({ participants: 30, proposals: 7 });
  });

  it("reports progress to the end", () => {
    const seen: number[] = [];
    const onProgress = (fraction: number) => seen.push(fraction);
    runCommunity({ model: "v1", mode: "corrected", seed: 1, timesteps: 4 }, { onProgress });
    expect(seen).toEqual([0.25, 0.5, 0.75, 1]);
  });
});

describe("communityParams", () => {
  it("are the originals' where nothing is given", () => {
    const { params } = reference("tape_v3_s1");
    expect(communityParams("v3")).toMatchObject(params);
    expect(communityParams("v1")).toMatchObject({ alpha: 0.5, rho: 0.02, min_supp: 50, tmin: 7 });
  });

  it.each([
    ["a rho that nothing passes", { rho: 0.04 }, /below beta² = 0.04: .* more than everybody/],
    ["an unknown name", { rhoo: 1 }, /no parameter rhoo/],
    ["half a participant", { n: 1.5 }, /whole number/],
    ["what is no number", { alpha: Number.NaN }, /alpha is NaN/],
    ["funds above the supply", { funds: 3e4 }, /below the supply/],
  ])("refuse %s", (_, given, message) => {
    expect(() => communityParams("v3", given)).toThrow(message);
  });

  it("name all that is wrong with a spec at once", () => {
    const spec = { model: "v1", mode: "corrected", seed: 1, timesteps: 0 } as const;
    const params = { gamma: 0.1, beta: 2 };
    const run = () => runCommunity({ ...spec, params, mends: { nothing: true } });
    for (const part of [
      /no parameter gamma/,
      /beta is 2/,
      /no mend is called nothing/,
      /timesteps/,
    ]) {
      expect(run).toThrow(part);
    }
  });

  it.each(COMMUNITY_PRESETS)("preset $key can pass something", ({ model, params }) => {
    const { funds, supply, alpha, beta, rho } = communityParams(model, params);
    expect(triggerBounds({ funds, supply, alpha, beta, rho }).largestRequest).toBeGreaterThan(0);
    const runs = Array.from({ length: 20 }, (_, seed) =>
      runCommunity({ model, mode: "corrected", seed, params }),
    );
    expect(runs.filter(({ events }) => events.released > 0).length).toBeGreaterThan(5);
  });

  it("have bounds that hold their defaults", () => {
    for (const { min, max, defaults } of COMMUNITY_PARAMS) {
      for (const value of Object.values(defaults)) {
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      }
    }
  });
});
