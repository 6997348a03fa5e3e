import type { ComparisonFile } from "~/core/formats";
import { type Diagnosis, diagnose, type Warning, warningsOf } from "~/core/ranking";
import { EXIT, type ExitCode } from "./exit";
import type { NameOptions } from "./load";
import { loadData, refusalOf } from "./loadData";
import { type OutputOptions, present, table } from "./output";

interface DiagnoseCliOptions extends NameOptions, OutputOptions {
  in: string;
}

/** `steelyard diagnose`: connectivity, consistency, scale, sides and jurors of one file. */
export function runDiagnose(options: DiagnoseCliOptions): ExitCode {
  const { file, data } = loadData(options);
  let found: Diagnosis;
  try {
    found = diagnose(data);
  } catch (error) {
    throw refusalOf(error, options.in, file);
  }
  const warnings = warningsOf(found, file.labels, file.jurors);
  present(named(found, warnings, file), () => diagnoseText(found, warnings, file), options);
  return EXIT.done;
}

/** Jurors, cycles and changed items by name beside their numbers, rows by their lines. */
function named(
  { jurors, ...found }: Diagnosis,
  warnings: readonly Warning[],
  file: ComparisonFile,
) {
  const { labels } = file;
  const withName = <T extends { item: number }>(change: T) => ({
    ...change,
    name: labels[change.item],
  });
  const { hodge, transitivity, influence } = found;
  const linesRead = influence.method === "bt_l2" ? file.rows : file.rows.filter(statesRatio);
  return {
    items: labels,
    ...found,
    hodge: hodge && {
      ...hodge,
      worst: hodge.worst.map((cycle) => ({ ...cycle, names: cycle.items.map((i) => labels[i]) })),
    },
    transitivity: {
      ...transitivity,
      examples: transitivity.examples.map((items) => items.map((item) => labels[item])),
    },
    influence: {
      ...influence,
      rows: influence.rows?.map((row) => ({ ...withName(row), line: linesRead[row.row]?.line })),
    },
    jurors: jurors.map((juror) => ({
      ...juror,
      juror: file.jurors[juror.juror],
      influence: juror.influence && withName(juror.influence),
    })),
    warnings: warnings.map(({ juror, ...warning }) => ({
      ...warning,
      ...(juror !== undefined && { juror: file.jurors[juror] }),
    })),
  };
}

function statesRatio(row: ComparisonFile["rows"][number]): boolean {
  return row.logRatio !== undefined;
}

function diagnoseText(
  found: Diagnosis,
  warnings: readonly Warning[],
  { labels, jurors }: ComparisonFile,
): string {
  const { graph, transitivity, scale, side } = found;
  const { components, strongComponents, mleExists } = graph;
  const summary = [
    ["items, pairs, rows", `${labels.length}, ${found.pairs}, ${found.rows}`],
    ["connected parts", `${components.length}`],
    [
      "strong components",
      `${strongComponents.length}${mleExists ? "" : " (no Bradley-Terry maximum)"}`,
    ],
    ...gapRows(found),
    [
      "cyclic triangles of majorities",
      `${transitivity.cyclic} of ${transitivity.triangles}${transitivity.sampled < 1 ? ` (a sample: ${percent(transitivity.sampled)} of the pairs)` : ""}`,
    ],
    ...(scale
      ? [
          [
            "median multiplier, stated and implied",
            `${times(scale.stated)}, ${times(scale.implied)}`,
          ],
        ]
      : []),
    ...(side ? [["item shown first wins", percent(side.share)]] : []),
    ...hodgeRows(found),
  ];
  const heads = [
    "juror",
    "rows",
    "agrees",
    "predicted",
    "same again",
    "median x",
    "first",
    "moves",
  ];
  const people = found.jurors.map((juror) => [
    jurors[juror.juror] ?? "",
    `${juror.rows}`,
    percent(juror.agreement.share),
    percent(juror.predicted.share),
    percent(juror.selfConsistency.share),
    juror.scale === null ? "-" : times(juror.scale),
    percent(juror.side?.share ?? null),
    juror.influence === null ? "-" : changeText(juror.influence, labels),
  ]);
  return [
    table(summary),
    people.length > 0 ? `\n${table([heads, ...people])}` : "",
    warnings.length > 0 ? "\n" : "",
    ...warnings.map(({ message }) => `! ${message}\n`),
  ].join("");
}

/** Which weight changes most when the juror is left out. */
function changeText({ change, item }: { change: number; item: number }, labels: readonly string[]) {
  return `${labels[item]} ${change < 0 ? "" : "+"}${(100 * change).toFixed(2)} %`;
}

/** λ₂, and what it says in plain words. */
function gapRows({ graph: { spectralGap } }: Diagnosis): string[][] {
  if (!spectralGap || spectralGap.value === 0) return [];
  const { value, error, converged } = spectralGap;
  const digits = converged
    ? value.toPrecision(3)
    : `${value.toPrecision(2)} ± ${error.toPrecision(1)}`;
  return [["spectral gap (1: as firm as all pairs)", digits]];
}

function hodgeRows({ hodge }: Diagnosis): string[][] {
  if (!hodge || !(hodge.total > 0)) return [];
  const share = (energy: number) => percent(energy / hodge.total);
  const { settled, share: seen } = hodge.projection;
  const [least, most] = settled && seen === 1 ? ["", ""] : ["at least ", "at most "];
  return [
    ["stated ratios explained by weights", share(hodge.gradient)],
    ["disagreement about the same pair", share(hodge.withinPairs)],
    ["inconsistent triangles", least + share(hodge.curl)],
    ["inconsistent longer cycles", most + share(hodge.harmonic)],
  ];
}

function times(log: number): string {
  return Math.exp(log).toPrecision(3);
}

function percent(share: number | null): string {
  return share === null ? "-" : `${(100 * share).toFixed(1)} %`;
}
