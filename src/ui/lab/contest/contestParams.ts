import { METHODS } from "~/core/ranking";
import { JURY_DEFAULT, TRUTH_SPREAD_DEFAULT } from "~/core/simulation";
import type { NumberParams } from "../useNumbers";

export type ContestName =
  | "items"
  | "spread"
  | "least"
  | "most"
  | "comparisons"
  | "repeats"
  | "noise"
  | "reliability"
  | "scale"
  | "side"
  | "careless"
  | "colluders"
  | "target";
export type ContestNumbers = Readonly<Record<ContestName, number>>;

export const CONTEST_PARAMS: NumberParams<ContestName> = {
  items: {
    ...{ title: "Projects", about: "to be weighed" },
    bounds: { min: 3, max: 200, usual: 20, whole: true },
  },
  spread: {
    ...{ title: "Spread of the truth", about: "standard deviation of the true log weights" },
    bounds: { min: 0, max: 10, usual: TRUTH_SPREAD_DEFAULT },
  },
  least: {
    ...{ title: "Smallest jury", about: "that is tried" },
    bounds: { min: 1, max: 500, usual: 5, whole: true },
  },
  most: {
    ...{ title: "Largest jury", about: "that is tried; sizes between double" },
    bounds: { min: 1, max: 500, usual: 40, whole: true },
  },
  comparisons: {
    ...{ title: "Comparisons each", about: "that a juror makes" },
    bounds: { min: 1, max: 400, usual: 20, whole: true },
  },
  repeats: {
    ...{ title: "Repeats", about: "truths, each with juries of its own" },
    bounds: { min: 1, max: 100, usual: 5, whole: true },
  },
  noise: {
    ...{ title: "Noise", about: "of an answer, in log units; 1 is Bradley and Terry" },
    bounds: { min: 0, max: 20, usual: JURY_DEFAULT.noise },
  },
  reliability: {
    ...{ title: "Spread of reliability", about: "0: all jurors alike" },
    bounds: { min: 0, max: 3, usual: JURY_DEFAULT.reliabilitySpread },
  },
  scale: {
    ...{ title: "Spread of scale", about: "some say 2 where others say 20" },
    bounds: { min: 0, max: 3, usual: JURY_DEFAULT.scaleSpread },
  },
  side: {
    ...{ title: "Side bias", about: "log units in favour of what is shown first" },
    bounds: { min: 0, max: 10, usual: JURY_DEFAULT.sideBias },
  },
  careless: {
    ...{ title: "Carelessness", about: "share of answers given without looking" },
    bounds: { min: 0, max: 1, usual: JURY_DEFAULT.carelessness },
  },
  colluders: {
    ...{ title: "Colluders", about: "share of jurors who agreed to favour one project" },
    bounds: { min: 0, max: 1, usual: JURY_DEFAULT.colluders },
  },
  target: {
    ...{ title: "Wanted error", about: "share of the pool that may go to the wrong projects" },
    bounds: { min: 0.001, max: 1, usual: 0.1 },
  },
};

/** Jury sizes from the smallest, doubled up to the largest. */
export function juriesOf({ least, most }: Pick<ContestNumbers, "least" | "most">): number[] {
  const sizes: number[] = [];
  for (let size = least; size < most; size *= 2) sizes.push(size);
  return [...sizes, Math.max(least, most)];
}

export const methodTitle = (key: string) =>
  METHODS.find((method) => method.key === key)?.title ?? key;
