import { type Spread, spreadOf } from "./bands";
import { SERIES, type SeriesName } from "./communitySeries";
import type { PlannedCell, StudyPlan } from "./study";
import { recordLength } from "./studyRun";

/** A spread as files hold it: null where a number is defined in no run. */
export type SpreadOrNull = { readonly [key in keyof Spread]: number | null };

/** What is kept of a spread on every day. */
const BAND_KEYS = ["mean", "q05", "q25", "q50", "q75", "q95"] as const;
type BandKey = (typeof BAND_KEYS)[number];
/** Of a single run there is one value. */
const SINGLE_KEYS = ["q50"] as const satisfies readonly BandKey[];

/** Per kept day. */
export type BandOrNull = { readonly [key in BandKey]?: readonly (number | null)[] };

export type FinalsOfStudy = Readonly<Record<SeriesName, SpreadOrNull>>;
export type BandsOfStudy = Readonly<Record<SeriesName, BandOrNull>>;

/** What the runs of one cell came to; empty where it cannot be run. */
export interface StudyCell extends PlannedCell {
  readonly runs: number;
  /** Runs that broke off before their last day. */
  readonly stopped: number;
  /** Spread over runs of every series' last value. */
  readonly final: FinalsOfStudy | null;
  readonly bands: BandsOfStudy | null;
}

/** What a study found. Plain data without NaN, so that a hash names it. */
export interface StudyResult {
  /** Days of every band. */
  readonly days: readonly number[];
  readonly cells: readonly StudyCell[];
  /** Second configuration less first, run by run; null unless there are two. */
  readonly difference: {
    readonly final: FinalsOfStudy;
    readonly bands: BandsOfStudy;
  } | null;
}

/** Summarises the records of all tasks, in the order of the tasks. Throws RangeError for another number of them. */
export function summariseStudy(plan: StudyPlan, records: Float64Array): StudyResult {
  const length = recordLength(plan);
  if (records.length !== plan.tasks * length)
    throw new RangeError(`${records.length / length} of ${plan.tasks} runs`);
  const byCell = plan.open.map((_, k) =>
    Array.from({ length: plan.runs }, (__, run) => {
      const start = (k * plan.runs + run) * length;
      return records.subarray(start, start + length);
    }),
  );
  const cells = plan.cells.map((cell, place): StudyCell => {
    const runs = byCell[plan.open.indexOf(place)];
    if (!runs) return { ...cell, runs: 0, stopped: 0, final: null, bands: null };
    const stopped = runs.filter((record) => record[0]! < plan.timesteps).length;
    return { ...cell, runs: runs.length, stopped, ...summaryOf(plan, runs) };
  });
  const [first, second] = byCell;
  const paired = plan.configs.length === 2 && first && second;
  return {
    ...{ days: plan.days, cells },
    difference: paired ? differenceOf(plan, first, second) : null,
  };
}

function summaryOf(plan: StudyPlan, runs: readonly Float64Array[]) {
  return { final: finalsOf(runs), bands: plan.days.length > 0 ? bandsOf(plan, runs) : null };
}

function differenceOf(
  plan: StudyPlan,
  first: readonly Float64Array[],
  second: readonly Float64Array[],
) {
  const runs = first.map((record, run) => record.map((value, at) => second[run]![at]! - value));
  return { final: finalsOf(runs), bands: bandsOf(plan, runs) };
}

const finalsOf = (runs: readonly Float64Array[]) =>
  bySeries((s): SpreadOrNull => {
    const spread = spreadOf(runs.map((record) => record[1 + s]!));
    const entries = Object.entries(spread).map(([key, value]) => [key, orNull(value)]);
    return Object.fromEntries(entries) as SpreadOrNull;
  });

function bandsOf({ days }: StudyPlan, runs: readonly Float64Array[]): BandsOfStudy {
  const keys = runs.length > 1 ? BAND_KEYS : SINGLE_KEYS;
  return bySeries((s) => {
    const start = 1 + SERIES.length + s * days.length;
    const spreads = days.map((_, d) => spreadOf(runs.map((record) => record[start + d]!)));
    return Object.fromEntries(
      keys.map((key) => [key, spreads.map((spread) => orNull(spread[key]))]),
    );
  });
}

const bySeries = <T>(of: (place: number) => T) =>
  Object.fromEntries(SERIES.map((name, s) => [name, of(s)])) as Record<SeriesName, T>;

const orNull = (value: number) => (Number.isFinite(value) ? value : null);
