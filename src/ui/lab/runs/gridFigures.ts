import type { SeriesName, Study, StudyCell, StudyResult } from "~/core/simulation";
import { SERIES_TEXT } from "../community/seriesText";
import type { LinesInput } from "../figures/drawLines";
import type { HeatInput } from "../figures/HeatFigure";
import { paramText } from "./paramText";
import { cellLink } from "./studyLink";

interface Swept {
  readonly label: string;
  readonly result: StudyResult;
}

const finite = (value: number | null | undefined) => value ?? Number.NaN;

/** A series at the end over the values of one parameter, with the band that nine of ten runs stay in. */
export function linesOf(study: Study, swept: readonly Swept[], metric: SeriesName): LinesInput {
  const { param, values } = study.axes[0]!;
  return {
    ...{ x: values, xLabel: paramText(param), yLabel: SERIES_TEXT[metric].toLowerCase() },
    lines: swept.map(({ label, result }) => {
      const of = (key: "q05" | "q50" | "q95") =>
        result.cells.map(({ final }) => finite(final?.[metric][key]));
      return { label, y: of("q50"), low: of("q05"), high: of("q95") };
    }),
  };
}

/** The same over two parameters: the first to the right, the second upwards. */
export function heatOf(study: Study, result: StudyResult, metric: SeriesName): HeatInput {
  const heat = gridOf(study, result.cells, ({ final }) => finite(final?.[metric].q50));
  const known = Array.from(heat.values).filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const { cells } = heat;
  return {
    ...heat,
    // The least is still seen to be something; what cannot be run is not.
    strength: (value) =>
      Number.isFinite(value) ? 0.1 + (0.9 * (value - low)) / (high - low || 1) : 0,
    onChoose: (place) => {
      const cell = cells[place]!;
      if (cell.problem === null) window.location.assign(cellLink(study, cell));
    },
  };
}

/** What a second sweep over the same grid has more, or less. */
export function differenceHeat(
  study: Study,
  first: StudyResult,
  second: StudyResult,
  metric: SeriesName,
): HeatInput {
  const places = new Map(first.cells.map((cell, place) => [cell, place]));
  const heat = gridOf(study, first.cells, (cell) => {
    const other = second.cells[places.get(cell)!]!;
    return finite(other.final?.[metric].q50) - finite(cell.final?.[metric].q50);
  });
  const known = Array.from(heat.values).filter(Number.isFinite).map(Math.abs);
  const most = Math.max(...known) || 1;
  return { ...heat, strength: (value) => (Number.isFinite(value) ? value / most : 0) };
}

/** Cells row by row from the bottom: the second axis upwards, the first to the right. */
function gridOf({ axes }: Study, cells: readonly StudyCell[], of: (cell: StudyCell) => number) {
  const [first, second] = axes as [Study["axes"][0], Study["axes"][0]];
  const ordered = second.values.flatMap((_, row) =>
    first.values.map((__, column) => cells[column * second.values.length + row]!),
  );
  return {
    ...{ cells: ordered, values: ordered.map(of) },
    ...{ xEdges: edgesOf(first.values), yEdges: edgesOf(second.values) },
    ...{ xValues: first.values, yValues: second.values },
    ...{ xLabel: paramText(first.param), yLabel: paramText(second.param) },
  };
}

/** Cells reach half way to their neighbours; the outer ones as far outwards. */
export function edgesOf(values: readonly number[]): number[] {
  const [only = 0] = values;
  if (values.length < 2)
    return [only - 0.5 * Math.abs(only || 1), only + 0.5 * Math.abs(only || 1)];
  const between = values.slice(1).map((value, k) => (value + values[k]!) / 2);
  const low = values[0]! - (between[0]! - values[0]!);
  const high = values.at(-1)! + (values.at(-1)! - between.at(-1)!);
  return [low, ...between, high];
}
