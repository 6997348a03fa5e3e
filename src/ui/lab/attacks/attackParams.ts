import { MECHANISMS } from "~/core/funding";
import { ATTACK_NUMBERS, type AttackName } from "~/core/simulation";
import type { NumberParams } from "../useNumbers";

export const ATTACK_PARAMS: NumberParams<AttackName> = {
  donors: {
    ...{ title: "Honest donors" },
    bounds: ATTACK_NUMBERS.donors,
  },
  projects: {
    ...{ title: "Projects", about: "of honest people" },
    bounds: ATTACK_NUMBERS.projects,
  },
  donations: {
    ...{ title: "Donations each", about: "to different projects, popular ones more often" },
    bounds: ATTACK_NUMBERS.donations,
  },
  amount: {
    ...{ title: "Median donation" },
    bounds: ATTACK_NUMBERS.amount,
  },
  experts: {
    ...{ title: "Experts", about: "share of the honest donors; no attacker is one" },
    bounds: ATTACK_NUMBERS.experts,
  },
  pool: {
    ...{ title: "Matching pool" },
    bounds: ATTACK_NUMBERS.pool,
  },
  budget: {
    ...{ title: "Attackers' budget", about: "that all of them give together" },
    bounds: ATTACK_NUMBERS.budget,
  },
  accounts: {
    ...{ title: "Accounts", about: "sybils, or members of the ring, at most" },
    bounds: ATTACK_NUMBERS.accounts,
  },
  camouflage: {
    ...{
      title: "Camouflage",
      about: "share given to honest projects so as not to stand out; lost",
    },
    bounds: ATTACK_NUMBERS.camouflage,
  },
  cost: {
    ...{ title: "Cost of an account", about: "identity checks make it dear" },
    bounds: ATTACK_NUMBERS.cost,
  },
  repeats: {
    ...{ title: "Rounds", about: "each with donors of its own" },
    bounds: ATTACK_NUMBERS.repeats,
  },
};

export const KIND_TEXT = {
  sybils: "Sybils: one person, many accounts, one project",
  ring: "Ring: members give to each other's projects",
  whale: "Whale: one person gives all from one account",
} as const;

export const mechanismTitle = (key: string) =>
  MECHANISMS.find((mechanism) => mechanism.key === key)?.title ?? key;
