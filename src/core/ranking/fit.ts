import {
  type BinaryComparisons,
  type ComparisonData,
  connectedGroups,
  connectivity,
  joinedItems,
  type PairTable,
  pairTable,
  type RatioComparisons,
  ratioTable,
} from "~/core/comparison";
import { FitUnavailableError, UnknownMethodError } from "./errors";
import type {
  BinaryMethod,
  BothMethod,
  Method,
  MethodInfo,
  RatioInput,
  RatioMethod,
} from "./method";
import { ALL_METHODS } from "./methods";
import type { Fit, FitOptions } from "./result";
import { checkParams, checkRows } from "./validate";

/** Every method under its name in ranking.md and cli.md, in the order in which people are offered them. */
export const METHODS: readonly MethodInfo[] = ALL_METHODS.map(({ estimate: _, ...info }) => info);

/**
 * Fits `method` to the comparisons it reads (binary, ratio or both) and says how well that went.
 *
 * `params` by name; those left out take their defaults. Rows of weight 0 count as absent. The
 * answer depends on the rows' content alone: no randomness, no clock.
 *
 * Throws UnknownMethodError; FitInputError with every reason where rows or parameters are refused;
 * FitUnavailableError, with the comparison graph as evidence, where no finite answer exists.
 */
export function fit(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>> = {},
  options: FitOptions = {},
): Fit {
  const found = ALL_METHODS.find(({ key }) => key === method);
  if (!found) {
    throw new UnknownMethodError(
      method,
      METHODS.map((info) => info.key),
    );
  }
  const onProgress = options.onProgress ?? (() => {});
  const common = {
    params: checkParams(found, params),
    intervals: options.intervals ?? true,
    covariance: options.covariance ?? false,
    ...(options.intervalItems && { intervalItems: options.intervalItems }),
    ...(options.intervalWork !== undefined && { intervalWork: options.intervalWork }),
    ...(options.differences && { differences: options.differences }),
    onProgress,
  };
  const { estimate, graph } = fitReading(found, data, common);
  const { chosen, ...result } = estimate;
  if (!result.theta.every(Number.isFinite) || !result.weights.every(Number.isFinite)) {
    const message = `${method}: the weights differ by more than a number can hold (about 10^300)`;
    throw new FitUnavailableError(message, graph);
  }
  onProgress(1);
  return { ...result, method, params: { ...common.params, ...chosen }, graph };
}

type Common = Pick<
  RatioInput,
  | "params"
  | "intervals"
  | "intervalItems"
  | "intervalWork"
  | "differences"
  | "covariance"
  | "onProgress"
>;

function fitReading(method: Method, data: ComparisonData, common: Common) {
  if (method.reads === "both") return fitBoth(method, data, common);
  if (method.reads === "ratio") return fitRatios(method, data.ratio, common);
  return fitOutcomes(method, data.binary, common);
}

function fitBoth(method: BothMethod, data: ComparisonData, common: Common) {
  const { binary, ratio } = data;
  // Either table may be empty, but not both; the choices hold the ratios' winners too.
  if (ratio.a.length > 0) checkRows(ratio);
  if (binary.a.length > 0 || ratio.a.length === 0) checkRows(binary);
  const table = binary.a.length > 0 ? pairTable(binary) : ratioTable(ratio);
  const graph = connectivity(table);
  const connected = connectedGroups(table);
  return { estimate: method.estimate({ ...common, data, graph, connected }), graph };
}

function fitRatios(method: RatioMethod, rows: RatioComparisons, common: Common) {
  checkRows(rows);
  const table = ratioTable(rows);
  const graph = connectivity(table);
  const connected = connectedGroups(table);
  return { estimate: method.estimate({ ...common, rows, table, graph, connected }), graph };
}

function fitOutcomes(method: BinaryMethod, rows: BinaryComparisons, common: Common) {
  checkRows(rows);
  let grouped: PairTable | undefined;
  const table = () => {
    grouped ??= pairTable(rows);
    return grouped;
  };
  const { graph, connected } = joinedItems(rows, table);
  const input = {
    ...common,
    rows,
    graph,
    connected,
    get table() {
      return table();
    },
  };
  return { estimate: method.estimate(input), graph };
}
