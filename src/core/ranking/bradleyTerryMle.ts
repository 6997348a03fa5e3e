import { type PairTable, strongGroups } from "~/core/comparison";
import { centreWithin, type Groups, membersOf, newton } from "~/core/numeric";
import { bradleyTerryProblem, maximiseBradleyTerry } from "./bradleyTerry";
import { FitUnavailableError, type PartialFit } from "./errors";
import type { BinaryMethod } from "./method";
import { weightsOf } from "./result";

/**
 * Bradley-Terry, maximum likelihood: θ = argmax ℓ(θ), mean zero.
 *
 * It exists exactly where all items form one strong component of "beat at least once" (Zermelo
 * 1929; Ford 1957), which is decided before anything is iterated. Otherwise throws
 * FitUnavailableError with the graph and the maximum inside each strong component. Standard errors:
 * the pseudo-inverse of the information, and the sandwiches.
 */
export const btMle: BinaryMethod = {
  key: "bt",
  title: "Bradley-Terry",
  about: "The weights that make the observed wins most likely; needs wins both ways everywhere.",
  reads: "binary",
  params: [],
  estimate(input) {
    if (input.graph.mleExists) return maximiseBradleyTerry(input);
    const groups = input.graph.strongComponents.length;
    const message = `the Bradley-Terry likelihood has no finite maximum: the items form ${groups} groups between which wins go one way only or not at all (a prior, as in bt_l2, gives an answer)`;
    throw new FitUnavailableError(message, input.graph, fitWithin(input.table));
  },
};

/** All components at once: pairs across components are dropped, θ is centred within each. */
function fitWithin(table: PairTable): PartialFit[] {
  const strong = strongGroups(table);
  const inner = pairsWithin(table, strong);
  const solved = newton(bradleyTerryProblem(inner, undefined, strong), new Float64Array(table.n));
  centreWithin(strong, solved.x);
  return membersOf(strong).map((items) => {
    const theta = Float64Array.from(items, (item) => solved.x[item]!);
    return { items, theta, weights: weightsOf(theta) };
  });
}

function pairsWithin(table: PairTable, groups: Groups): PairTable {
  const { n, i, j } = table;
  const kept = Array.from(i.keys()).filter((k) => groups.label[i[k]!] === groups.label[j[k]!]);
  const start = new Int32Array(n + 1);
  for (const k of kept) start[i[k]! + 1] = start[i[k]! + 1]! + 1;
  for (let item = 0; item < n; item++) start[item + 1] = start[item + 1]! + start[item]!;
  return {
    n,
    start,
    i: Int32Array.from(kept, (k) => i[k]!),
    j: Int32Array.from(kept, (k) => j[k]!),
    winsI: Float64Array.from(kept, (k) => table.winsI[k]!),
    winsJ: Float64Array.from(kept, (k) => table.winsJ[k]!),
  };
}
