import { CHART_TEXT, fitLabel, labelRoom } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";

const ROW_HEIGHT = 26;
const MARGINS = { top: 40, bottom: 14, sides: 34 };

/** A team's rank on either side of the close. */
export interface ShakeUpRow {
  id: string;
  team: string;
  publicRank: number;
  rank: number;
}

interface Entry {
  id: string;
  team: string | null;
  rank: number | null;
  publicRank: number | null;
}

/** The entries that have a rank on both sides. */
export const shakeUpRows = (entries: readonly Entry[]): ShakeUpRow[] =>
  entries.flatMap(({ id, team, rank, publicRank }) =>
    team === null || rank === null || publicRank === null ? [] : [{ id, team, rank, publicRank }],
  );

export const shakeUpHeight = (rows: number) => rows * ROW_HEIGHT + MARGINS.top + MARGINS.bottom;

/** A line per team: those that fell are dashed, those that rose are bold. */
export function drawShakeUp(
  plot: PlotLibrary,
  rows: readonly ShakeUpRow[],
  width: number,
): Element {
  const room = labelRoom(
    width,
    rows.map(({ team }) => team),
  );
  const sides = ["Public", "Private"] as const;
  const points = rows.flatMap((row) => [
    { ...row, side: sides[0], place: row.publicRank },
    { ...row, side: sides[1], place: row.rank },
  ]);
  const line = (kept: typeof points, stroke: string, strokeDasharray?: string) =>
    plot.line(kept, {
      ...{ x: "side", y: "place", z: "id", curve: "bump-x", stroke, strokeWidth: 2 },
      ...(strokeDasharray && { strokeDasharray }),
    });
  const at = (test: (row: ShakeUpRow) => boolean) => points.filter(test);
  return plot.plot({
    style: CHART_TEXT,
    width,
    height: shakeUpHeight(rows.length),
    marginTop: MARGINS.top,
    marginBottom: MARGINS.bottom,
    marginLeft: MARGINS.sides,
    marginRight: room,
    x: { type: "point", domain: [...sides], label: null, axis: "top", tickSize: 0 },
    y: { domain: [1, Math.max(2, rows.length)], reverse: true, label: null, axis: null },
    marks: [
      line(
        at((row) => row.rank === row.publicRank),
        "var(--edge)",
      ),
      line(
        at((row) => row.rank > row.publicRank),
        "var(--ink)",
        "4 3",
      ),
      line(
        at((row) => row.rank < row.publicRank),
        "var(--accent)",
      ),
      plot.dot(points, { x: "side", y: "place", r: 3.5, fill: "var(--ink)" }),
      plot.text(rows, {
        ...{ x: () => sides[0], y: "publicRank", text: (row: ShakeUpRow) => `${row.publicRank}` },
        ...{ dx: -10, textAnchor: "end", fill: "var(--ink)" },
      }),
      plot.text(rows, {
        ...{ x: () => sides[1], y: "rank", dx: 10, textAnchor: "start", fill: "var(--ink)" },
        text: (row: ShakeUpRow) => `${row.rank} ${fitLabel(row.team, room - 20)}`,
      }),
    ],
  });
}
