import { CHART_TEXT, fitLabel, labelRoom } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";

export const BEFORE_AFTER_ROW_HEIGHT = 24;
export const BEFORE_AFTER_MARGINS = { top: 34, bottom: 8 };

/** One project, before and after something. */
export interface BeforeAfterRow {
  readonly name: string;
  readonly title: string;
  readonly before: number;
  readonly after: number;
}

/** An arrow per project from what was to what is; the axis stands above. */
export function drawBeforeAfter(
  plot: PlotLibrary,
  rows: readonly BeforeAfterRow[],
  { width, format }: { width: number; format: (value: number) => string },
): Element {
  const titles = new Map(rows.map((row) => [row.name, row.title]));
  const room = labelRoom(width, [...titles.values()]);
  const most = Math.max(0, ...rows.flatMap(({ before, after }) => [before, after]));
  const ticks = Math.max(2, Math.floor(width / 150));
  const at = { y: "name" } as const;
  return plot.plot({
    style: CHART_TEXT,
    width,
    height:
      rows.length * BEFORE_AFTER_ROW_HEIGHT +
      BEFORE_AFTER_MARGINS.top +
      BEFORE_AFTER_MARGINS.bottom,
    marginTop: BEFORE_AFTER_MARGINS.top,
    marginBottom: BEFORE_AFTER_MARGINS.bottom,
    marginLeft: room,
    marginRight: 24,
    x: { domain: [0, most || 1], label: null },
    y: { domain: rows.map((row) => row.name), label: null, padding: 0.5 },
    marks: [
      plot.axisX({ anchor: "top", ticks, tickFormat: format }),
      plot.gridX({ ticks, stroke: "var(--rule)", strokeOpacity: 1 }),
      plot.axisY({
        tickSize: 0,
        tickFormat: (name: string) => fitLabel(titles.get(name) ?? name, room),
      }),
      plot.ruleY(rows, { ...at, x1: "before", x2: "after", stroke: "var(--accent)" }),
      plot.dot(rows, { ...at, x: "before", r: 3, stroke: "var(--ink)", fill: "var(--sheet)" }),
      plot.dot(rows, { ...at, x: "after", r: 4, fill: "var(--accent)" }),
      plot.tip(
        rows,
        plot.pointerY({
          ...{ y: "name", x: "after", fill: "var(--sheet)", stroke: "var(--edge)" },
          title: (row: BeforeAfterRow) =>
            `${row.title}\n${format(row.before)} → ${format(row.after)}`,
        }),
      ),
    ],
  });
}
