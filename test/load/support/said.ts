// What a simulated juror says of a pair: by the projects' true weights, with all that real answers have.
import type { Rng } from "~/core/numeric";

export interface Said {
  outcome: "a" | "b" | "equal" | "skip";
  multiplier?: number;
  reason?: string;
}

const SHARE = { skip: 0.03, equal: 0.07, strength: 0.5, reason: 0.2 };
const STRENGTHS = [1.2, 1.5, 2, 4, 8];

/** @param theta log weights by project name; A is preferred as Bradley and Terry have it */
export function sayOf(
  { a, b }: { a: { name: string }; b: { name: string } },
  theta: ReadonlyMap<string, number>,
  random: Rng,
): Said {
  const happens = (chance: number) => random.next() < chance;
  if (happens(SHARE.skip)) return { outcome: "skip" };
  const chanceOfA = 1 / (1 + Math.exp(theta.get(b.name)! - theta.get(a.name)!));
  const said: Said = { outcome: happens(SHARE.equal) ? "equal" : happens(chanceOfA) ? "a" : "b" };
  if (said.outcome !== "equal" && happens(SHARE.strength)) {
    said.multiplier = STRENGTHS[random.int(STRENGTHS.length)]!;
  }
  if (happens(SHARE.reason)) said.reason = "More depends on it";
  return said;
}
