import { MECHANISMS } from "~/core/funding";
import type { NumberParams } from "../useNumbers";

export type AttackName =
  | "donors"
  | "projects"
  | "donations"
  | "amount"
  | "experts"
  | "pool"
  | "budget"
  | "accounts"
  | "camouflage"
  | "cost"
  | "repeats";
export type AttackNumbers = Readonly<Record<AttackName, number>>;

export const ATTACK_PARAMS: NumberParams<AttackName> = {
  donors: {
    ...{ title: "Honest donors" },
    bounds: { min: 1, max: 5_000, usual: 200, whole: true },
  },
  projects: {
    ...{ title: "Projects", about: "of honest people" },
    bounds: { min: 2, max: 500, usual: 30, whole: true },
  },
  donations: {
    ...{ title: "Donations each", about: "to different projects, popular ones more often" },
    bounds: { min: 1, max: 50, usual: 4, whole: true },
  },
  amount: {
    ...{ title: "Median donation" },
    bounds: { min: 0.01, max: 1e6, usual: 10 },
  },
  experts: {
    ...{ title: "Experts", about: "share of the honest donors; no attacker is one" },
    bounds: { min: 0, max: 1, usual: 0.2 },
  },
  pool: {
    ...{ title: "Matching pool" },
    bounds: { min: 1, max: 1e9, usual: 10_000 },
  },
  budget: {
    ...{ title: "Attackers' budget", about: "that all of them give together" },
    bounds: { min: 0.01, max: 1e9, usual: 500 },
  },
  accounts: {
    ...{ title: "Accounts", about: "sybils, or members of the ring, at most" },
    bounds: { min: 2, max: 1_000, usual: 50, whole: true },
  },
  camouflage: {
    ...{
      title: "Camouflage",
      about: "share given to honest projects so as not to stand out; lost",
    },
    bounds: { min: 0, max: 0.99, usual: 0 },
  },
  cost: {
    ...{ title: "Cost of an account", about: "identity checks make it dear" },
    bounds: { min: 0, max: 1e6, usual: 1 },
  },
  repeats: {
    ...{ title: "Rounds", about: "each with donors of its own" },
    bounds: { min: 1, max: 200, usual: 10, whole: true },
  },
};

/** Numbers of accounts that are tried: 2, and doubled up to the most. */
export function accountSteps(most: number): number[] {
  const steps: number[] = [];
  for (let size = 2; size < most; size *= 2) steps.push(size);
  return [...steps, most];
}

export const KIND_TEXT = {
  sybils: "Sybils: one person, many accounts, one project",
  ring: "Ring: members give to each other's projects",
  whale: "Whale: one person gives all from one account",
} as const;

export const mechanismTitle = (key: string) =>
  MECHANISMS.find((mechanism) => mechanism.key === key)?.title ?? key;
