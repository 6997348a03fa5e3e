import { type ComparisonFile, inputHash, writeWeights } from "~/core/formats";
import {
  fit as estimate,
  type Fit,
  FitInputError,
  FitUnavailableError,
  METHODS,
  UnknownMethodError,
} from "~/core/ranking";
import { EXIT, type ExitCode, UsageError } from "./exit";
import { type NameOptions, RefusedError } from "./load";
import { loadData, refusalOf } from "./loadData";
import { note, type OutputOptions, present, showProgress, table, writeTo } from "./output";

interface FitCliOptions extends NameOptions, OutputOptions {
  method: string;
  param?: string[];
  in: string;
}

/** Parent written into a weights file when the comparisons name none, or several. */
const DEFAULT_PARENT = "root";

/** `steelyard fit`: one fit of one file. */
export function runFit(options: FitCliOptions): ExitCode {
  const params = parseParams(options.param ?? []);
  const { file, data } = loadData(options);
  requireRatios(options, file);
  let fitted: Fit;
  try {
    fitted = estimate(options.method, data, params, { onProgress: showProgress });
  } catch (error) {
    return noFit(error, options, file);
  }
  const { se, outliers, graph, method, params: used, theta, weights, ...rest } = fitted;
  const result = {
    ...{ method, params: used, items: file.labels, theta, weights },
    ...(se && { se }),
    ...(outliers && { outliers }),
    graph,
    ...rest,
    inputHash: inputHash(file.items, data),
  };
  if (options.out !== undefined) {
    const byItem = new Map(file.labels.map((label, i) => [label, weights[i]!]));
    writeTo(options.out, writeWeights(byItem, parentOf(file)));
  }
  present(result, () => fitText(fitted, file), options);
  if (fitted.converged) return EXIT.done;
  note(
    `${method} did not converge: gradient ${fitted.gradInf} after ${fitted.iterations} iterations`,
  );
  return EXIT.noAnswer;
}

function parseParams(given: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    given.map((text) => {
      const [, name, value] = /^([A-Za-z]\w*)=(\S+)$/.exec(text) ?? [];
      if (!name || !Number.isFinite(Number(value))) {
        throw new UsageError(`--param ${text}: write name=number, such as lambda=3`);
      }
      return [name, Number(value)];
    }),
  );
}

/** A method that reads ratios cannot say anything about a file that only names winners. */
function requireRatios({ method, in: path }: FitCliOptions, file: ComparisonFile): void {
  const info = METHODS.find(({ key }) => key === method);
  if (info?.reads !== "ratio" || file.rows.some((row) => row.logRatio !== undefined)) return;
  if (file.rows.length === 0) return;
  const message = `the rows say who won, not by how much, and ${method} needs a stated ratio`;
  const usable = METHODS.filter(({ reads }) => reads !== "ratio").map(({ key }) => key);
  const fix = `choose one of ${usable.join(", ")}`;
  const problem = { line: 0, column: "", value: file.format, rule: "no-ratios", message, fix };
  throw new RefusedError(path, [problem], 1);
}

function noFit(error: unknown, options: FitCliOptions, file: ComparisonFile): ExitCode {
  if (error instanceof UnknownMethodError) throw new UsageError(error.message);
  if (error instanceof FitUnavailableError) {
    const { message, graph, byStrongComponent } = error;
    const result = { ok: false, method: options.method, error: message, items: file.labels, graph };
    present({ ...result, ...(byStrongComponent && { byStrongComponent }) }, () => "", options);
    note(`${options.in}: no answer: ${message}`);
    note(`components: ${graph.components.length}; strong: ${graph.strongComponents.length}`);
    return EXIT.noAnswer;
  }
  if (!(error instanceof FitInputError)) throw error;
  const [parameter] = error.refusals.filter(({ rule }) => rule === "parameter");
  if (parameter) throw new UsageError(`--param: ${parameter.message}`);
  throw refusalOf(error, options.in, file);
}

function parentOf(file: ComparisonFile): string {
  const parents = new Set(file.rows.map((row) => row.parent));
  const [only] = parents;
  return parents.size === 1 && only ? only : DEFAULT_PARENT;
}

/** Of many items some standard errors are estimated: how far they may be off. */
function estimatedText({ se }: Fit): string {
  if (!se?.estimated) return "";
  const { solved, error } = se.estimated;
  const off = (100 * error).toPrecision(2);
  return `standard errors: ${solved.length} solved for, the others estimated, off by up to ${off} %\n`;
}

function fitText(fitted: Fit, file: ComparisonFile): string {
  const { weights, theta, se } = fitted;
  const order = file.labels.map((_, i) => i).sort((i, j) => weights[j]! - weights[i]!);
  const head = ["item", "weight %", "log weight", ...(se ? ["± (se)"] : [])];
  const rows = order.map((i) => [
    file.labels[i]!,
    (100 * weights[i]!).toFixed(3),
    theta[i]!.toFixed(3),
    ...(se ? [se.logWeight[i]!.toFixed(3)] : []),
  ]);
  const params = Object.entries(fitted.params).map(([name, value]) => `${name}=${value}`);
  const { components } = fitted.graph;
  return [
    table([head, ...rows]),
    `\n${[fitted.method, ...params].join(" ")}: ${file.labels.length} items, `,
    `${file.rows.length} rows, ${components.length} connected `,
    `${components.length === 1 ? "component" : "components"}; `,
    `${fitted.converged ? "converged" : "NOT converged"} in ${fitted.iterations} iteration${fitted.iterations === 1 ? "" : "s"}\n`,
    estimatedText(fitted),
  ].join("");
}
