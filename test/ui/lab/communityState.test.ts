import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMUNITY_PRESETS, MENDS } from "~/core/simulation";
import {
  type CommunityConfig,
  type CommunityState,
  paramsOf,
  presetOf,
  problemsOf,
  readState,
  usualOf,
  writeState,
} from "~/ui/lab/community/communityState";
import { type AxisState, SWEEP_USUAL, type SweepState } from "~/ui/lab/community/sweepState";

const queryOf = (state: CommunityState) =>
  Object.fromEntries(new URLSearchParams(writeState(state)));

const configs: fc.Arbitrary<CommunityConfig> = fc
  .record({
    model: fc.constantFrom("v1" as const, "v3" as const),
    mode: fc.constantFrom("faithful" as const, "corrected" as const),
    params: fc.constant({}),
    mends: fc.dictionary(fc.constantFrom(...Object.keys(MENDS)), fc.boolean()),
  })
  .chain((config) =>
    fc
      .dictionary(
        fc.constantFrom(...paramsOf(config).map(({ name }) => name as string)),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
      )
      .map((given) => {
        const usual = usualOf(config.model);
        const kept = Object.entries(given).filter(([name, value]) => value !== usual[name]);
        // −0 is written as 0.
        return { ...config, params: Object.fromEntries(kept.map(([n, v]) => [n, v + 0])) };
      }),
  );

const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
const axis: fc.Arbitrary<AxisState> = fc.oneof(
  fc.record({
    param: fc.constantFrom("alpha", "beta", "tmin"),
    ...{ from: amount, to: amount, steps: fc.integer({ min: 1, max: 50 }) },
  }),
  fc.record({
    param: fc.constantFrom("rho", "sensitivity"),
    list: fc.array(amount, { minLength: 1, maxLength: 9 }),
  }),
);
const sweeps: fc.Arbitrary<SweepState> = fc.record({
  axes: fc.array(axis, { minLength: 1, maxLength: 2 }),
  each: fc.integer({ min: 1, max: 1_000 }),
  metric: fc.constantFrom("funds", "released_funds", "sentiment"),
});

const states: fc.Arbitrary<CommunityState> = fc.record({
  first: configs,
  second: fc.option(configs),
  seed: fc.string({ minLength: 1 }),
  timesteps: fc.integer({ min: 1, max: 10_000 }),
  runs: fc.integer({ min: 2, max: 10_000 }),
  sweep: sweeps,
  from: fc.constantFrom(null, "01a2240b-a061-753e-90b8-6d8ed59079e8"),
});

describe("a link", () => {
  test("opens the state it was made from, to the last digit", () => {
    fc.assert(
      fc.property(states, (state) => {
        const { state: opened, problems } = readState(queryOf(state));
        expect(problems).toEqual([]);
        expect(JSON.parse(JSON.stringify(opened))).toEqual(JSON.parse(JSON.stringify(state)));
      }),
    );
  });

  test("without anything is the third model, corrected, for 100 days from seed 1", () => {
    const { state } = readState({});
    expect(state).toEqual({
      first: { model: "v3", mode: "corrected", params: {}, mends: {} },
      ...{ second: null, seed: "1", timesteps: 100, runs: 100, sweep: SWEEP_USUAL, from: null },
    });
  });

  test("that was written wrong tells every part it cannot read, and opens the rest", () => {
    const { state, problems } = readState({ model: "v2", beta: "0.2x", rho: "0.001", days: "" });
    expect(problems).toHaveLength(3);
    expect(problems.join()).toMatch(/model is “v2”.*beta is “0\.2x”.*days is “”/);
    expect(state.first).toMatchObject({ model: "v3", params: { rho: 0.001 } });
  });
});

test("every preset is recognised by its parameters, and one changed number is nobody's", () => {
  for (const { key, model, params } of COMMUNITY_PRESETS) {
    const config: CommunityConfig = { model, mode: "corrected", params: { ...params }, mends: {} };
    expect(presetOf(config)).toBe(key);
    expect(presetOf({ ...config, params: { ...params, n: 31 } })).toBeNull();
  }
});

test("a state that cannot run says which configuration, and everything that is wrong", () => {
  const { state } = readState({});
  const second = { ...state.first, params: { rho: 0.05, funds: 1e9 } };
  const problems = problemsOf({ ...state, second, seed: " ", timesteps: 0 });
  expect(problems).toHaveLength(3);
  expect(problems[0]).toMatch(/^Second: rho is 0\.05.*beta² = 0\.04.*funds are/);
  expect(problems[1]).toMatch(/^Days must be from 1/);
  expect(problems[2]).toMatch(/seed is empty/);
});
