import { METHODS } from "~/core/ranking";
import { CONTEST_NUMBERS, type ContestName } from "~/core/simulation";
import type { NumberParams } from "../useNumbers";

export const CONTEST_PARAMS: NumberParams<ContestName> = {
  items: {
    ...{ title: "Projects", about: "to be weighed" },
    bounds: CONTEST_NUMBERS.items,
  },
  spread: {
    ...{ title: "Spread of the truth", about: "standard deviation of the true log weights" },
    bounds: CONTEST_NUMBERS.spread,
  },
  least: {
    ...{ title: "Smallest jury", about: "that is tried" },
    bounds: CONTEST_NUMBERS.least,
  },
  most: {
    ...{ title: "Largest jury", about: "that is tried; sizes between double" },
    bounds: CONTEST_NUMBERS.most,
  },
  comparisons: {
    ...{ title: "Comparisons each", about: "that a juror makes" },
    bounds: CONTEST_NUMBERS.comparisons,
  },
  repeats: {
    ...{ title: "Repeats", about: "truths, each with juries of its own" },
    bounds: CONTEST_NUMBERS.repeats,
  },
  noise: {
    ...{ title: "Noise", about: "of an answer, in log units; 1 is Bradley and Terry" },
    bounds: CONTEST_NUMBERS.noise,
  },
  reliability: {
    ...{ title: "Spread of reliability", about: "0: all jurors alike" },
    bounds: CONTEST_NUMBERS.reliability,
  },
  scale: {
    ...{ title: "Spread of scale", about: "some say 2 where others say 20" },
    bounds: CONTEST_NUMBERS.scale,
  },
  side: {
    ...{ title: "Side bias", about: "log units in favour of what is shown first" },
    bounds: CONTEST_NUMBERS.side,
  },
  careless: {
    ...{ title: "Carelessness", about: "share of answers given without looking" },
    bounds: CONTEST_NUMBERS.careless,
  },
  colluders: {
    ...{ title: "Colluders", about: "share of jurors who agreed to favour one project" },
    bounds: CONTEST_NUMBERS.colluders,
  },
  target: {
    ...{ title: "Wanted error", about: "share of the pool that may go to the wrong projects" },
    bounds: CONTEST_NUMBERS.target,
  },
};

export const methodTitle = (key: string) =>
  METHODS.find((method) => method.key === key)?.title ?? key;
