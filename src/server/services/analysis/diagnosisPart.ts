import {
  type ComparisonData,
  connectivity,
  pairTable,
  ratioScale,
  repeatedMultipliers,
  sideBias,
} from "~/core/comparison";
import { quantile } from "~/core/numeric";
import {
  type Diagnosis,
  fit,
  type HodgeEnergies,
  hodge,
  type JurorDiagnosis,
  spectralGap,
  transitivity,
  warningsOf,
} from "~/core/ranking";
import type { AnalysisInput, DiagnosisPart } from "./parts";

/** What can be said about the comparisons themselves, whatever the method. */
export function diagnosisPart(
  data: ComparisonData,
  input: AnalysisInput,
  jurors: readonly JurorDiagnosis[],
): DiagnosisPart {
  const { binary, ratio } = data;
  const stated = ratio.a.length > 0;
  const table = pairTable(binary);
  const found: Diagnosis = {
    rows: binary.a.length,
    pairs: table.i.length,
    graph: { ...connectivity(table), spectralGap: spectralGap(table) },
    hodge: stated ? hodge(ratio) : null,
    transitivity: transitivity(binary),
    scale: stated ? scaleOf(data) : null,
    side: sideBias(binary),
    constants: repeatedMultipliers(ratio),
    jurors,
    influence: { method: "", rows: null },
  };
  const names = input.items.map(({ name }) => name);
  const numbers = input.jurors.map((_, juror) => String(juror + 1));
  const worst = found.hodge?.worst ?? [];
  const { examples, ...shares } = found.transitivity;
  const { components, strongComponents, spectralGap: gap } = found.graph;
  const item = (index: number) => input.items[index]!;
  return {
    rows: found.rows,
    pairs: found.pairs,
    projects: binary.n,
    components: components.length,
    largestComponent: Math.max(...components.map(({ length }) => length)),
    strongComponents: strongComponents.length,
    spectralGap: gap?.value ?? null,
    hodge: found.hodge && energyShares(found.hodge),
    cycles:
      worst.length > 0
        ? worst.map(({ items, curl }) => ({
            items: around(items, curl).map(item),
            factor: Math.exp(Math.abs(curl)),
          }))
        : examples.map((items) => ({ items: items.map(item), factor: null })),
    transitivity: shares,
    scale: found.scale && {
      stated: Math.exp(found.scale.stated),
      implied: Math.exp(found.scale.implied),
    },
    side: found.side,
    warnings: warningsOf(found, names, numbers).map(({ rule, message }) => ({ rule, message })),
  };
}

/** The way round in which the ratios multiply to more than one. */
function around([i, j, k]: readonly [number, number, number], curl: number): number[] {
  return curl >= 0 ? [i, j, k] : [k, j, i];
}

function energyShares({ total, gradient, withinPairs, cyclic }: HodgeEnergies) {
  return { total, gradient, withinPairs, cyclic };
}

function scaleOf(data: ComparisonData): { stated: number; implied: number } {
  const { a, b } = data.ratio;
  const { theta } = fit("log_l2", data, {}, { intervals: false });
  const implied = Float64Array.from(a, (item, row) => Math.abs(theta[item]! - theta[b[row]!]!));
  return { stated: ratioScale(data.ratio) ?? 0, implied: quantile(implied, 0.5) };
}
