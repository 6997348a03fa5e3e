import { INTERVAL_MARGINS, INTERVAL_ROW_HEIGHT } from "./drawIntervals";
import { CHART_TEXT, fitLabel, labelRoom } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";

export interface RankRow {
  name: string;
  title: string;
  place: number;
  rankLow: number | null;
  rankHigh: number | null;
}

/** Dots at the rank with their intervals, one row a project; the first rank is on the left. */
export function drawRanks(plot: PlotLibrary, rows: readonly RankRow[], width: number): Element {
  const room = labelRoom(
    width,
    rows.map(({ title }) => title),
  );
  const titles = new Map(rows.map(({ name, title }) => [name, title]));
  const last = Math.max(2, ...rows.map(({ place, rankHigh }) => rankHigh ?? place));
  const ticks = Math.max(3, Math.floor(width / 120));
  const tip = ({ title, place, rankLow, rankHigh }: RankRow) =>
    `${title}\nrank ${place}${rankLow === null ? "" : `  (${rankLow}–${rankHigh})`}`;
  return plot.plot({
    style: CHART_TEXT,
    width,
    height: rows.length * INTERVAL_ROW_HEIGHT + INTERVAL_MARGINS.top + INTERVAL_MARGINS.bottom,
    marginTop: INTERVAL_MARGINS.top,
    marginBottom: INTERVAL_MARGINS.bottom,
    marginLeft: room,
    marginRight: 12,
    x: { domain: [1, last], label: null },
    y: { domain: rows.map(({ name }) => name), label: null, padding: 0.5 },
    marks: [
      plot.axisX({ anchor: "top", ticks, tickSize: 6, tickFormat: "d" }),
      plot.gridX({ ticks, stroke: "var(--rule)", strokeOpacity: 1 }),
      plot.axisY({
        tickSize: 0,
        tickFormat: (name: string) => fitLabel(titles.get(name) ?? name, room),
      }),
      plot.ruleY(
        rows.filter(({ rankLow }) => rankLow !== null),
        { y: "name", x1: "rankLow", x2: "rankHigh", stroke: "var(--accent)", strokeWidth: 1.5 },
      ),
      plot.dot(rows, { y: "name", x: "place", r: 3.5, fill: "var(--accent)", clip: false }),
      plot.tip(
        rows,
        plot.pointerY({
          ...{ y: "name", x: "place", title: tip },
          ...{ fill: "var(--sheet)", stroke: "var(--edge)" },
        }),
      ),
    ],
  });
}
