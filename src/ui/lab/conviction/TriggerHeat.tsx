"use client";

import { useMemo } from "react";
import { type TriggerParams, triggerBounds, triggerGrid } from "~/core/conviction";
import { Section } from "../../primitives/PageHeader";
import { HeatFigure, type HeatInput } from "../figures/HeatFigure";

const COLUMNS = 30;
const ROWS = 16;
/** Supplies from 0 to so many of the pool's. */
const SUPPLIES = 2;
const ALPHAS = { low: 0.5, high: 0.99 };

/** Required conviction over request share and supply, and over request share and α. */
export function TriggerHeat({ params }: { params: TriggerParams }) {
  const supply = useMemo(
    () => gridOf(params, "supply", [0, SUPPLIES * params.supply], "effective supply"),
    [params],
  );
  const alpha = useMemo(() => gridOf(params, "alpha", [ALPHAS.low, ALPHAS.high], "α"), [params]);
  const caption =
    "The stronger the colour, the more is required, on a logarithmic scale; red cells ask for more than everybody could charge.";
  return (
    <Section title="Over request, supply and α" id="heat">
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
        <HeatFigure
          title="By effective supply"
          caption={caption}
          fileName="trigger-by-supply.csv"
          {...supply}
        />
        <HeatFigure title="By α" caption={caption} fileName="trigger-by-alpha.csv" {...alpha} />
      </div>
    </Section>
  );
}

function gridOf(
  params: TriggerParams,
  varied: "supply" | "alpha",
  [low, high]: readonly [number, number],
  yLabel: string,
) {
  const yEdges = edges(low, high, ROWS);
  const xEdges = edges(0, params.beta, COLUMNS);
  const [rows, shares] = [middles(yEdges), middles(xEdges)];
  const grid = triggerGrid(params, varied, rows, shares);
  const { largestRequestShare } = triggerBounds(params);
  // Whether a request can pass at all depends on its share alone.
  const possible = Array.from(grid).filter((_, k) => shares[k % COLUMNS]! < largestRequestShare);
  const [least, most] = [Math.min(...possible), Math.max(...possible)];
  const strengths = new Map(
    Array.from(grid, (value, k) => {
      const share = Math.log(value / least) / Math.log(most / least);
      return [k, shares[k % COLUMNS]! < largestRequestShare ? 0.08 + 0.82 * share : -0.75] as const;
    }),
  );
  const input: HeatInput = {
    ...{ values: grid, xEdges, yEdges, yLabel, xLabel: "share of the pool" },
    strength: (_, k) => strengths.get(k)!,
    places: [{ x: largestRequestShare, label: "largest request" }],
  };
  const data = () => ({
    header: ["share of the pool", yLabel, "required conviction"],
    rows: Array.from(grid, (value, k) => [
      shares[k % COLUMNS]!,
      rows[Math.floor(k / COLUMNS)]!,
      value,
    ]),
  });
  return { input, data };
}

const edges = (low: number, high: number, count: number) =>
  Array.from({ length: count + 1 }, (_, k) => low + ((high - low) * k) / count);

const middles = (ends: readonly number[]) => ends.slice(1).map((end, k) => (end + ends[k]!) / 2);
