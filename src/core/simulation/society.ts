import { type Rng, rng } from "~/core/numeric";
import type { ValueCurves } from "./valueCurves";

/** Bounds of a society's size, so that everything about it can be drawn. */
const CITIZENS_LEAST = 4;
const CITIZENS_MOST = 2_000;
const COMMUNITIES_MOST = 100;
/** f0 ~ N(0.1, 0.3) and f1 ~ N(0.5, 0.4), both cut to [0, 1], f1 at least f0; s ~ U(1, 20). */
const F0 = { mean: 0.1, sd: 0.3 };
const F1 = { mean: 0.5, sd: 0.4 };
const STEEPNESS = { least: 1, most: 20 };

export interface SocietyOptions {
  readonly citizens: number;
  readonly communities: number;
  readonly seed: string | number;
}

/** A good that somebody of a community proposes; everybody values it. */
export interface PublicGood {
  readonly community: number;
  readonly proposer: number;
  readonly curves: ValueCurves;
}

export interface Society {
  readonly citizens: number;
  /** Members of each community, ascending. */
  readonly communities: readonly Int32Array[];
  readonly goods: readonly PublicGood[];
}

/**
 * A society of the founding notebook: each community is a random subset of 1 to N/2 − 1 citizens, of
 * whom 1 to size/2 − 1, drawn with replacement, propose a good each (one where that would be none).
 * Each citizen values each good by a curve drawn on its own.
 *
 * The notebook rescales a curve by its least and largest value over the points it is drawn at, which is
 * 0/0 for a single point; the closed form of `ValueCurves` is taken instead.
 *
 * Deterministic per seed. Throws RangeError for fewer than 4 citizens or impossible counts.
 */
export function drawSociety({ citizens, communities, seed }: SocietyOptions): Society {
  requireCount("citizens", citizens, CITIZENS_LEAST, CITIZENS_MOST);
  requireCount("communities", communities, 1, COMMUNITIES_MOST);
  const random = rng(`${seed} society`);
  const members = Array.from({ length: communities }, () => drawCommunity(citizens, random));
  const goods = members.flatMap((own, community) => {
    const count = 1 + random.int(Math.max(1, Math.floor(own.length / 2) - 1));
    return Array.from({ length: count }, () => ({
      community,
      proposer: own[random.int(own.length)]!,
      curves: drawCurves(citizens, random),
    }));
  });
  return { citizens, communities: members, goods };
}

function drawCommunity(citizens: number, random: Rng): Int32Array {
  const size = 1 + random.int(Math.floor(citizens / 2) - 1);
  const all = random.shuffle(Array.from({ length: citizens }, (_, i) => i));
  return Int32Array.from(all.slice(0, size)).sort();
}

/** Curves of so many citizens for one good. */
export function drawCurves(citizens: number, random: Rng): ValueCurves {
  const curves: ValueCurves = {
    f0: new Float64Array(citizens),
    f1: new Float64Array(citizens),
    s: new Float64Array(citizens),
  };
  for (let i = 0; i < citizens; i++) {
    const low = within(F0.mean + F0.sd * random.normal());
    const high = within(F1.mean + F1.sd * random.normal());
    curves.f0[i] = low;
    curves.f1[i] = Math.max(low, high);
    curves.s[i] = STEEPNESS.least + (STEEPNESS.most - STEEPNESS.least) * random.next();
  }
  return curves;
}

const within = (value: number) => Math.min(1, Math.max(0, value));

function requireCount(name: string, count: number, least: number, most: number): void {
  if (Number.isInteger(count) && count >= least && count <= most) return;
  throw new RangeError(`${name} are ${count}, but must be a whole number from ${least} to ${most}`);
}
