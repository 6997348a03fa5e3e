import { existsSync, readFileSync } from "node:fs";
import { readContributions } from "~/core/formats";
import type { Contributions } from "~/core/funding";

const SHARED = new URL("../../../../shared/", import.meta.url);
/** The donations of a real round; not in this repository. */
const ROUND = new URL("data/funding/tegr2_donations.csv", SHARED);
export const isRoundHere = existsSync(ROUND);

/** Reference results by mechanism, computed by other systems. */
export function reference(name: string) {
  const url = new URL(`../../fixtures/funding/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

/** A reference that carries public round data and is read in place. */
export function sharedReference(name: string) {
  return JSON.parse(readFileSync(new URL(`fixtures/funding/${name}.json`, SHARED), "utf8"));
}

export const dataFile = (name: string) => new URL(`data/funding/${name}`, SHARED);

export interface LoadedRound {
  rows: Contributions;
  projects: readonly string[];
  donors: readonly string[];
  scores: Float64Array;
  /** Amounts digit by digit, as the file writes them. */
  amounts: readonly string[];
}

export function loadRound(name = "tegr2_donations.csv"): LoadedRound {
  const file = readContributions(readFileSync(dataFile(name)));
  return {
    rows: {
      donors: file.donors.length,
      projects: file.projects.length,
      donor: Int32Array.from(file.rows, (row) => row.donor),
      project: Int32Array.from(file.rows, (row) => row.project),
      amount: Float64Array.from(file.rows, (row) => Number(row.amount)),
    },
    projects: file.labels,
    donors: file.donors,
    scores: Float64Array.from(file.rows, (row) => row.rawScore ?? 0),
    amounts: file.rows.map((row) => row.amount),
  };
}

/** Balances by address from a file of token holders. */
export function loadHolders(name: string): Map<string, number> {
  const lines = readFileSync(dataFile(name), "utf8").trim().split("\n").slice(1);
  return new Map(
    lines.map((line) => {
      const [address, balance] = line.split(",");
      return [address!.toLowerCase(), Number(balance)];
    }),
  );
}

/** Largest relative error of values by project against a reference by name. */
export function worst(
  got: ArrayLike<number>,
  wanted: Record<string, number>,
  projects: readonly string[],
): number {
  return Math.max(
    ...projects.map((name, p) => {
      const value = wanted[name]!;
      return Math.abs(got[p]! - value) / Math.max(1, Math.abs(value));
    }),
  );
}
