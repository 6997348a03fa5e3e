import { groupPairs, type PairTable, strongGroups } from "~/core/comparison";
import { hasPotential } from "~/core/numeric";
import { maximiseBradleyTerry } from "./bradleyTerry";
import { FitUnavailableError } from "./errors";
import type { BinaryInput } from "./method";
import type { Estimate } from "./result";

/** The pair table with ties kept apart: weights with which i won, j won, and neither. */
export interface TieCounts {
  readonly wonI: Float64Array;
  readonly wonJ: Float64Array;
  readonly tied: Float64Array;
}

/** Σ w by outcome for every pair of the pair table, in its order. */
export function tieCounts({ rows }: BinaryInput): TieCounts {
  const { index, order, first } = groupPairs(rows);
  const wonI = new Float64Array(index.i.length);
  const wonJ = new Float64Array(index.i.length);
  const tied = new Float64Array(index.i.length);
  for (let pair = 0; pair < index.i.length; pair++) {
    for (let at = first[pair]!; at < first[pair + 1]!; at++) {
      const entry = order[at]!;
      const row = entry < 0 ? ~entry : entry;
      const outcome = entry < 0 ? 1 - rows.outcome[row]! : rows.outcome[row]!;
      const column = outcome === 0.5 ? tied : outcome === 1 ? wonI : wonJ;
      column[pair] = column[pair]! + (rows.weight ? rows.weight[row]! : 1);
    }
  }
  return { wonI, wonJ, tied };
}

/**
 * Decides whether a model with an estimated chance of a tie has a finite maximum. Without any tie
 * it lies on the boundary "ties never happen" and is the Bradley-Terry maximum, which is returned.
 *
 * Otherwise it exists if and only if (a) somebody won; (b) all items form one strong component of
 * "beat at least once", a tie counting both ways; (c) no log weights u put every winner at least 1
 * above the loser and tied items at most 1 apart: if some did, likelihood would rise for ever along
 * them with the tie parameter. Throws FitUnavailableError where it does not.
 */
export function withoutTies(
  input: BinaryInput,
  counts: TieCounts,
  method: string,
): Estimate | undefined {
  const { table, graph } = input;
  const refuse = (why: string): never => {
    throw new FitUnavailableError(`${method} has no finite maximum: ${why}`, graph);
  };
  if (!graph.mleExists) {
    refuse("some items never beat or tie others, directly or through others (see the groups)");
  }
  if (!counts.tied.some((count) => count > 0)) return maximiseBradleyTerry(input);
  if (!counts.wonI.some((won) => won > 0) && !counts.wonJ.some((won) => won > 0)) {
    refuse("every comparison is a tie");
  }
  // Wins that come back to where they started settle (c) at once, and large tables have some.
  const decided = { ...table, winsI: counts.wonI, winsJ: counts.wonJ };
  if (strongGroups(decided).count < table.n) return undefined;
  if (hasPotential(table.n, demandsOf(table, counts))) {
    refuse("the wins are all in one order and the ties all between neighbours of that order");
  }
  return undefined;
}

function demandsOf({ i, j }: PairTable, { wonI, wonJ, tied }: TieCounts) {
  const above: number[] = [];
  const below: number[] = [];
  const gap: number[] = [];
  const add = (high: number, low: number, by: number) => {
    above.push(high);
    below.push(low);
    gap.push(by);
  };
  for (let k = 0; k < i.length; k++) {
    if (wonI[k]! > 0) add(i[k]!, j[k]!, 1);
    if (wonJ[k]! > 0) add(j[k]!, i[k]!, 1);
    if (!(tied[k]! > 0)) continue;
    add(i[k]!, j[k]!, -1);
    add(j[k]!, i[k]!, -1);
  }
  return { above, below, gap };
}
