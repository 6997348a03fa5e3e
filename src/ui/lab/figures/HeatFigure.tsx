"use client";

import { type ReactNode, useCallback } from "react";
import { CHART_TEXT } from "../../charts/labels";
import type { PlotLibrary } from "../../charts/PlotCanvas";
import { formatNumber } from "../../primitives/numbers";
import { type FigureData, LabFigure } from "./LabFigure";

const HEIGHT = 340;

export interface HeatInput {
  /** Row by row, from the bottom up. */
  readonly values: ArrayLike<number>;
  /** Ends of each column's and each row's cell: one more than there are. */
  readonly xEdges: readonly number[];
  readonly yEdges: readonly number[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** From −1 (danger) over 0 (nothing) to 1 (accent). */
  readonly strength: (value: number, cell: number) => number;
  /** Values of the cells' middles, where these are not half way between their ends. */
  readonly xValues?: readonly number[];
  readonly yValues?: readonly number[];
  /** Called with the cell that is pressed. A table must offer the same to the keyboard. */
  readonly onChoose?: (cell: number) => void;
  /** Upright lines with a name. */
  readonly places?: readonly { readonly x: number; readonly label: string }[];
}

interface HeatFigureProps {
  title: string;
  caption?: ReactNode;
  controls?: ReactNode;
  fileName: string;
  /** Keep it stable: the chart is drawn again when it changes. */
  input: HeatInput;
  data: () => FigureData;
}

/** A field of cells, coloured by their value. */
export function HeatFigure({ input, ...rest }: HeatFigureProps) {
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawHeat(plot, input, width),
    [input],
  );
  return (
    <LabFigure
      {...rest}
      draw={draw}
      height={HEIGHT}
      description={`${rest.title}: ${input.yLabel} over ${input.xLabel}.`}
    />
  );
}

interface Cell {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
  x: number;
  y: number;
  value: number;
  strength: number;
  place: number;
}

function drawHeat(plot: PlotLibrary, input: HeatInput, width: number) {
  const { xLabel, yLabel, places = [], onChoose } = input;
  const cells = cellsOf(input);
  const rect = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" } as const;
  const drawing = plot.plot({
    style: CHART_TEXT,
    ...{ width, height: HEIGHT, marginTop: 30, marginBottom: 44, marginLeft: 64, marginRight: 20 },
    x: { label: null },
    y: { label: null },
    opacity: { domain: [0, 1], range: [0, 1], clamp: true },
    marks: [
      plot.axisX({ ticks: Math.max(3, width / 110), label: xLabel, labelAnchor: "right" }),
      plot.axisY({ ticks: 5, tickFormat: formatNumber, label: yLabel }),
      plot.rect(cells, {
        ...rect,
        fill: ({ strength }: Cell) => (strength < 0 ? "var(--danger)" : "var(--accent)"),
        fillOpacity: ({ strength }: Cell) => Math.abs(strength),
        shapeRendering: "crispEdges",
      }),
      plot.ruleX(places, { x: "x", stroke: "var(--ink)", strokeDasharray: "4 3" }),
      plot.text(places, {
        ...{ x: "x", text: "label", frameAnchor: "top", dy: -18, textAnchor: "end" },
        fill: "var(--ink)",
      }),
      plot.tip(
        cells,
        plot.pointer({
          ...rect,
          ...{ fill: "var(--sheet)", stroke: "var(--edge)" },
          title: ({ x, y, value }: Cell) =>
            `${xLabel} ${formatNumber(x)}\n${yLabel} ${formatNumber(y)}\n${Number.isNaN(value) ? "none" : formatNumber(value)}`,
        }),
      ),
    ],
  });
  if (onChoose) {
    drawing.style.cursor = "pointer";
    // The tip's pointer keeps the cell under it as the drawing's value.
    drawing.addEventListener("click", () => {
      const cell = drawing.value as Cell | null;
      if (cell) onChoose(cell.place);
    });
  }
  return drawing;
}

function cellsOf({ values, xEdges, yEdges, xValues, yValues, strength }: HeatInput): Cell[] {
  const columns = xEdges.length - 1;
  return Array.from(values, (value, k) => {
    const [row, column] = [Math.floor(k / columns), k % columns];
    return {
      ...{ x1: xEdges[column]!, x2: xEdges[column + 1]! },
      ...{ y1: yEdges[row]!, y2: yEdges[row + 1]! },
      x: xValues?.[column] ?? (xEdges[column]! + xEdges[column + 1]!) / 2,
      y: yValues?.[row] ?? (yEdges[row]! + yEdges[row + 1]!) / 2,
      ...{ value, strength: strength(value, k), place: k },
    };
  });
}
