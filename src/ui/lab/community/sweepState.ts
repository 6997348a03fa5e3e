import {
  AXIS_VALUES_MOST,
  COMMUNITY_PARAMS,
  type CommunityParam,
  SERIES,
  type SeriesName,
  type SweepAxis,
} from "~/core/simulation";
import { firstOf, type Query, readNumbers, writeNumbers } from "../linkNumbers";
import type { Bounded } from "../reach";

/** Values that a parameter takes in turn: even steps, or a list. */
export type AxisState =
  | { readonly param: string; readonly from: number; readonly to: number; readonly steps: number }
  | { readonly param: string; readonly list: readonly number[] };

/** What a sweep asks: one parameter or two, runs of every cell, the series that is looked at. */
export interface SweepState {
  readonly axes: readonly AxisState[];
  readonly each: number;
  readonly metric: SeriesName;
}

export const EACH: Bounded = { min: 1, max: 1_000, usual: 10, whole: true };
const METRIC: SeriesName = "released_funds";
const STEPS = 5;

/** Ranges worth a first look, where half to one and a half times the usual value is not. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  alpha: [0.5, 0.95],
  beta: [0.1, 0.5],
};

const paramOf = (name: string): CommunityParam | undefined =>
  COMMUNITY_PARAMS.find((param) => param.name === name);

export const SWEEP_USUAL: SweepState = {
  ...{ axes: [axisOf("beta", 0.2)], each: EACH.usual, metric: METRIC },
};

/** An axis of even steps around a value, within the parameter's bounds. */
export function axisOf(param: string, usual: number): AxisState {
  const { min = 0, max = 1, whole = false } = paramOf(param) ?? {};
  const round = (value: number) => (whole ? Math.round(value) : Number(value.toPrecision(3)));
  const [from, to] = RANGES[param] ?? [round(usual / 2), round(usual > 0 ? 1.5 * usual : 10)];
  return { param, from: Math.max(min, from), to: Math.min(max, to), steps: STEPS };
}

/** The values in ascending order, each once; whole where the parameter is. */
export function valuesOf(axis: AxisState): number[] {
  const { whole = false } = paramOf(axis.param) ?? {};
  const values = "list" in axis ? axis.list : stepsOf(axis);
  const kept = values.map((value) => (whole ? Math.round(value) : value));
  return [...new Set(kept)].sort((a, b) => a - b);
}

function stepsOf({ from, to, steps }: { from: number; to: number; steps: number }): number[] {
  if (!(Number.isInteger(steps) && steps >= 1)) return [];
  if (steps === 1) return [from];
  const count = Math.min(steps, AXIS_VALUES_MOST + 1);
  return Array.from({ length: count }, (_, k) =>
    Number((from + (k * (to - from)) / (steps - 1)).toPrecision(12)),
  );
}

export const sweepAxes = ({ axes }: SweepState): SweepAxis[] =>
  axes.map((axis) => ({ param: axis.param, values: valuesOf(axis) }));

/** @example "beta:0.1..0.5:5" or "beta:0.1,0.2,0.4" */
export function axisText(axis: AxisState): string {
  if ("list" in axis) return `${axis.param}:${axis.list.join(",")}`;
  return `${axis.param}:${axis.from}..${axis.to}:${axis.steps}`;
}

function readAxis(text: string): AxisState | null {
  const [param = "", range = "", steps] = text.split(":");
  if (!paramOf(param)) return null;
  const numbers = (parts: readonly string[]) =>
    parts.every((part) => part.trim() !== "" && Number.isFinite(Number(part)))
      ? parts.map(Number)
      : null;
  if (steps === undefined) {
    const list = numbers(range.split(","));
    return list && { param, list };
  }
  const found = numbers([...range.split(".."), steps]);
  if (found?.length !== 3) return null;
  return { param, from: found[0]!, to: found[1]!, steps: found[2]! };
}

/** The numbers of a list that somebody types; null where one of them is none. */
export const readList = (text: string): number[] | null => {
  const axis = readAxis(
    `beta:${text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .join(",")}`,
  );
  return axis && "list" in axis ? [...axis.list] : null;
};

export function readSweep(query: Query, problems: string[]): SweepState {
  const axes = ["sweep", "sweep2"].flatMap((name) => {
    const text = firstOf(query, name);
    if (text === undefined) return [];
    const axis = readAxis(text);
    if (axis) return [axis];
    problems.push(
      `${name} is “${text}” in the link, but must be like beta:0.1..0.5:5 or beta:0.1,0.2`,
    );
    return [];
  });
  const { each } = readNumbers(query, { each: EACH.usual }, problems);
  const metric = firstOf(query, "metric") ?? METRIC;
  const known = SERIES.find((name) => name === metric);
  if (!known) problems.push(`metric is “${metric}” in the link, but must be a series`);
  return {
    axes: axes.length > 0 ? axes : SWEEP_USUAL.axes,
    ...{ each, metric: known ?? METRIC },
  };
}

export function writeSweep({ axes, each, metric }: SweepState): [string, string][] {
  const texts = axes.map(axisText);
  const usual = SWEEP_USUAL.axes.map(axisText);
  const entries: [string, string][] = [];
  if (texts.join() !== usual.join())
    texts.forEach((text, place) => {
      entries.push([place === 0 ? "sweep" : "sweep2", text]);
    });
  entries.push(...writeNumbers({ each }, { each: EACH.usual }));
  if (metric !== METRIC) entries.push(["metric", metric]);
  return entries;
}
