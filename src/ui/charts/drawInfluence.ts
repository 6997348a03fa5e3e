import { formatWeight } from "../primitives/numbers";
import { INTERVAL_MARGINS } from "./drawIntervals";
import { CHART_TEXT, fitLabel, labelRoom } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";

export const INFLUENCE_ROW_HEIGHT = 26;
/** Room beside the longest bar for the name of its project. */
const NAME_SHARE = 0.45;
const NAME_WIDTH_MAX = 240;

export interface InfluenceBar {
  label: string;
  influence: { item: { title: string }; before: number; after: number };
}

interface Drawn {
  label: string;
  change: number;
  name: string;
  tip: string;
}

/** Bars of |change|, the project beside them; what a juror lifts is filled, what they lower is outlined. */
export function drawInfluence(
  plot: PlotLibrary,
  bars: readonly InfluenceBar[],
  width: number,
): Element {
  const room = labelRoom(
    width,
    bars.map(({ label }) => label),
  );
  const names = Math.min(NAME_WIDTH_MAX, (width - room) * NAME_SHARE);
  const drawn = bars.map(({ label, influence: { item, before, after } }): Drawn => {
    const change = Math.abs(after - before);
    const sign = after < before ? "lifts" : "lowers";
    const tip = `${label} ${sign} ${item.title}\n${formatWeight(after)} without, ${formatWeight(before)} with`;
    return { label, change, tip, name: fitLabel(`${sign} ${item.title}`, names) };
  });
  const most = Math.max(1e-9, ...drawn.map(({ change }) => change));
  return plot.plot({
    style: CHART_TEXT,
    width,
    height: bars.length * INFLUENCE_ROW_HEIGHT + INTERVAL_MARGINS.top + INTERVAL_MARGINS.bottom,
    marginTop: INTERVAL_MARGINS.top,
    marginBottom: INTERVAL_MARGINS.bottom,
    marginLeft: room,
    marginRight: names,
    x: { domain: [0, most], label: null },
    y: { domain: drawn.map(({ label }) => label), label: null, padding: 0.35 },
    marks: [
      plot.axisX({
        ...{ anchor: "top", ticks: Math.max(2, Math.floor((width - room - names) / 90)) },
        tickFormat: (value: number) => `${Number((value * 100).toPrecision(2))}`,
      }),
      plot.axisY({ tickSize: 0, tickFormat: (label: string) => fitLabel(label, room) }),
      plot.barX(drawn, { y: "label", x: "change", fill: "var(--accent)" }),
      plot.text(drawn, {
        ...{ y: "label", x: "change", text: "name" },
        ...{ textAnchor: "start", dx: 6, fill: "var(--quiet)", clip: false },
      }),
      plot.tip(
        drawn,
        plot.pointerY({
          ...{ y: "label", x: "change", title: "tip" },
          ...{ fill: "var(--sheet)", stroke: "var(--edge)" },
        }),
      ),
    ],
  });
}
