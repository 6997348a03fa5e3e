import { type ComparisonFile, inputHash } from "~/core/formats";
import { compareMethods, type MethodComparison } from "~/core/ranking";
import { EXIT, type ExitCode } from "./exit";
import type { NameOptions } from "./load";
import { loadData, refusalOf } from "./loadData";
import { note, type OutputOptions, present, showProgress, table } from "./output";

interface CompareCliOptions extends NameOptions, OutputOptions {
  in: string;
}

/** Jurors listed for people, for each method. */
const JURORS_SHOWN = 5;

/** `steelyard compare`: every method on one file. */
export function runCompare(options: CompareCliOptions): ExitCode {
  const { file, data } = loadData(options);
  let found: MethodComparison;
  try {
    found = compareMethods(data, showProgress);
  } catch (error) {
    throw refusalOf(error, options.in, file);
  }
  const { fits, refused, distances } = found;
  const result = {
    items: file.labels,
    methods: Object.fromEntries(
      fits.map(({ method, params, weights, theta, converged }) => [
        method,
        { params, weights, theta, converged },
      ]),
    ),
    refused,
    distances: { methods: fits.map(({ method }) => method), ...distances },
    jurorInfluence: influenceByName(found, file),
    inputHash: inputHash(file.items, data),
  };
  present(result, () => compareText(found, file), options);
  for (const { method, reason } of refused) note(`${method}: no answer: ${reason}`);
  return fits.length > 0 ? EXIT.done : EXIT.noAnswer;
}

function influenceByName({ jurorInfluence }: MethodComparison, file: ComparisonFile) {
  return Object.fromEntries(
    Object.entries(jurorInfluence).map(([method, jurors]) => [
      method,
      jurors.map(({ juror, rows, without }) => ({
        juror: file.jurors[juror],
        rows,
        ...(without && { ...without, name: file.labels[without.item] }),
      })),
    ]),
  );
}

function compareText(found: MethodComparison, file: ComparisonFile): string {
  const { fits, distances } = found;
  const [first] = fits;
  if (!first) return "no method has an answer\n";
  const order = file.labels.map((_, i) => i);
  order.sort((i, j) => first.weights[j]! - first.weights[i]!);
  const heads = fits.map(({ method }) => method);
  const weights = order.map((i) => [
    file.labels[i]!,
    ...fits.map((one) => (100 * one.weights[i]!).toFixed(2)),
  ]);
  const apart = heads.map((head, row) => [
    head,
    ...heads.map((_, column) => distances.l1[row]![column]!.toFixed(3)),
  ]);
  const orders = heads.map((head, row) => [
    head,
    ...heads.map((_, column) => distances.kendall[row]![column]?.toFixed(3) ?? "-"),
  ]);
  return [
    table([["weight %", ...heads], ...weights]),
    `\n${table([["sum of |differences|", ...heads], ...apart])}`,
    `\n${table([["Kendall's tau", ...heads], ...orders])}`,
    ...Object.entries(influenceByName(found, file)).map(([method, jurors]) => {
      const rows = jurors.slice(0, JURORS_SHOWN).map(({ juror, name, before, after }) => {
        const moves =
          before === undefined ? ["-", "-", "-"] : [name!, share(before), share(after!)];
        return [juror ?? "", ...moves];
      });
      const head = [`without juror (${method})`, "moves most", "from %", "to %"];
      return rows.length > 0 ? `\n${table([head, ...rows])}` : "";
    }),
  ].join("");
}

function share(weight: number): string {
  return (100 * weight).toFixed(2);
}
