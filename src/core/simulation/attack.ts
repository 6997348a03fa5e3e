import type { Contributions } from "~/core/funding";
import { type Rng, rng } from "~/core/numeric";
import type { DonationRound } from "./donationRound";

/**
 * Who games a round. `sybils`: one person gives to a project of their own from many accounts. `ring`:
 * people with a project each give to each other's. `whale`: one person gives all from one account.
 */
export const ATTACKS = ["sybils", "ring", "whale"] as const;
export type AttackKind = (typeof ATTACKS)[number];

export interface Attack {
  readonly kind: AttackKind;
  /** What all attackers together have to give, in the unit of the contributions. */
  readonly budget: number;
  /** Accounts, or members of the ring (at least 2); a whale has one whatever is said. */
  readonly accounts: number;
  /** Share of the budget that is given to honest projects, so as not to stand out. It is lost. */
  readonly camouflage: number;
}

export interface AttackedRound {
  readonly rows: Contributions;
  /** 1 for experts, per donor; no attacker is one. */
  readonly expert: Uint8Array;
  /** Projects of the attackers: those from this on. Nobody honest gives to them. */
  readonly ownFrom: number;
  /** What was given away to honest projects. */
  readonly lost: number;
}

/** Honest projects that each account gives its camouflage to. */
const CAMOUFLAGE_PROJECTS = 3;

/** The round with the attackers' projects, accounts and donations after the honest ones. */
export function attacked(
  round: DonationRound,
  attack: Attack,
  seed: string | number,
): AttackedRound {
  const { rows } = round;
  const random = rng(`${seed} attack`);
  const accounts = attack.kind === "whale" ? 1 : attack.accounts;
  const projects = attack.kind === "ring" ? accounts : 1;
  const each = attack.budget / accounts;
  const hidden = each * attack.camouflage;
  const given: { donor: number; project: number; amount: number }[] = [];
  for (let k = 0; k < accounts; k++) {
    const donor = rows.donors + k;
    const own = ownProjects(attack.kind, k, projects).map((p) => rows.projects + p);
    for (const project of own) {
      given.push({ donor, project, amount: (each - hidden) / own.length });
    }
    if (hidden === 0) continue;
    const cover = coverOf(rows.projects, random);
    for (const project of cover) given.push({ donor, project, amount: hidden / cover.length });
  }
  return {
    rows: {
      donors: rows.donors + accounts,
      projects: rows.projects + projects,
      donor: Int32Array.from([...rows.donor, ...given.map(({ donor }) => donor)]),
      project: Int32Array.from([...rows.project, ...given.map(({ project }) => project)]),
      amount: Float64Array.from([...rows.amount, ...given.map(({ amount }) => amount)]),
    },
    expert: Uint8Array.from([...round.expert, ...new Uint8Array(accounts)]),
    ownFrom: rows.projects,
    lost: hidden * accounts,
  };
}

/** Members of a ring give to all projects of the ring but their own. */
function ownProjects(kind: AttackKind, account: number, projects: number): number[] {
  const all = Array.from({ length: projects }, (_, p) => p);
  return kind === "ring" ? all.filter((p) => p !== account) : all;
}

function coverOf(projects: number, random: Rng): number[] {
  const cover = new Set<number>();
  while (cover.size < Math.min(CAMOUFLAGE_PROJECTS, projects)) cover.add(random.int(projects));
  return [...cover];
}
