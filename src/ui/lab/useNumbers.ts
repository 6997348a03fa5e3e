"use client";

import { useState } from "react";
import { firstOf, type Query, readNumbers, writeNumbers } from "./linkNumbers";
import { type Bounded, boundsProblem } from "./reach";

/** A number of a page: what it is called, means and may be. */
export interface NumberParam {
  readonly title: string;
  readonly symbol?: string;
  readonly about?: string;
  readonly bounds: Bounded;
}

export type NumberParams<Name extends string> = Readonly<Record<Name, NumberParam>>;

export interface Numbers<Name extends string> {
  readonly values: Readonly<Record<Name, number>>;
  readonly seed: string;
}

const SEED = "1";

/** The numbers and the seed of a page, as its link has them, and the saved run that they came from. */
export function useNumbers<Name extends string>(query: Query, params: NumberParams<Name>) {
  const [opened] = useState(() => {
    const problems: string[] = [];
    const values = readNumbers(query, usualOf(params), problems);
    const numbers: Numbers<Name> = { values, seed: firstOf(query, "seed") ?? SEED };
    return { numbers, problems, from: firstOf(query, "from") ?? null };
  });
  const [numbers, setNumbers] = useState(opened.numbers);
  const link: [string, string][] = [
    ...writeNumbers(numbers.values, usualOf(params)),
    ["seed", numbers.seed],
    ...(opened.from ? ([["from", opened.from]] as [string, string][]) : []),
  ];
  const wrong =
    numbers.seed.trim() === "" ||
    Object.entries<NumberParam>(params).some(
      ([name, { bounds }]) => boundsProblem(numbers.values[name as Name], bounds) !== null,
    );
  return { numbers, setNumbers, link, wrong, from: opened.from, linkProblems: opened.problems };
}

/** The usual value of every number. */
export function usualOf<Name extends string>(params: NumberParams<Name>): Record<Name, number> {
  const entries = Object.entries<NumberParam>(params).map(([name, { bounds }]) => [
    name,
    bounds.usual,
  ]);
  return Object.fromEntries(entries);
}
