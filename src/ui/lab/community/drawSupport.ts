import { type CommunityNetwork, type CommunitySnapshot, STATUSES } from "~/core/simulation";
import { CHART_TEXT } from "../../charts/labels";
import type { PlotLibrary } from "../../charts/PlotCanvas";
import { formatNumber } from "../../primitives/numbers";
import { STATUS_COLOURS } from "../figures/palette";
import { SERIES_TEXT } from "./seriesText";

export const SUPPORT_HEIGHT = 480;
/** The largest stakes are drawn; more lines would be one grey. */
const STAKES_MOST = 1_500;
const STAKE_WIDTH_MAX = 5;
const RADIUS = { min: 2, max: 11 };

interface Dot {
  x: number;
  y: number;
  r: number;
  colour: string;
  title: string;
}

/** Two columns of dots, one for participants and one for proposals, and the stakes between them. */
export function drawSupport(
  plot: PlotLibrary,
  network: CommunityNetwork,
  snapshot: CommunitySnapshot,
  width: number,
): Element {
  const people = peopleOf(network, snapshot);
  const proposals = proposalsOf(network, snapshot);
  const dots = [...people, ...proposals];
  return plot.plot({
    style: CHART_TEXT,
    ...{ width, height: SUPPORT_HEIGHT, margin: 20, marginTop: 28, axis: null },
    x: { domain: [0, 1], inset: 16 },
    y: { domain: [1, 0] },
    marks: [
      plot.text(
        [
          { x: 0, text: "participants" },
          { x: 1, text: "proposals" },
        ],
        {
          ...{ x: "x", text: "text", frameAnchor: "top", dy: -20, fill: "var(--quiet)" },
          textAnchor: "middle",
        },
      ),
      plot.link(stakesOf(snapshot, people, proposals), {
        ...{ x1: "x1", y1: "y1", x2: "x2", y2: "y2", stroke: "var(--accent)" },
        ...{ strokeOpacity: 0.4, strokeWidth: ({ width: own }: { width: number }) => own },
      }),
      plot.dot(dots, {
        ...{ x: "x", y: "y", r: { value: "r", scale: null } },
        ...{ fill: { value: "colour", scale: null }, stroke: "var(--paper)" },
      }),
      plot.tip(
        dots,
        plot.pointer({
          ...{ x: "x", y: "y", title: "title" },
          ...{ fill: "var(--sheet)", stroke: "var(--edge)" },
        }),
      ),
    ],
  });
}

function peopleOf({ participants }: CommunityNetwork, { holdings }: CommunitySnapshot): Dot[] {
  const radius = radiusOf(holdings);
  return Array.from(holdings, (held, i) => ({
    ...{ x: 0, y: (i + 0.5) / holdings.length, r: radius(held), colour: "var(--quiet)" },
    title: `participant ${participants[i]!.id}\nholds ${formatNumber(held)}`,
  }));
}

function proposalsOf({ proposals }: CommunityNetwork, snapshot: CommunitySnapshot): Dot[] {
  const { status, conviction, trigger } = snapshot;
  const radius = radiusOf(proposals.map(({ requested }) => requested));
  return Array.from(status, (code, j) => {
    const { id, requested } = proposals[j]!;
    const share = conviction[j]! / trigger[j]!;
    const reached = Number.isNaN(share) ? "" : `\n${formatNumber(100 * share)}% of its trigger`;
    return {
      ...{ x: 1, y: (j + 0.5) / status.length, r: radius(requested) },
      colour: STATUS_COLOURS[STATUSES[code]!],
      title: `proposal ${id}, ${SERIES_TEXT[`${STATUSES[code]!}_count`].toLowerCase()}\nasks for ${formatNumber(requested)}${reached}`,
    };
  });
}

/** Areas grow with the amount. */
function radiusOf(amounts: ArrayLike<number>) {
  const most = Array.from(amounts).reduce((high, amount) => Math.max(high, amount), 0) || 1;
  return (amount: number) =>
    RADIUS.min + (RADIUS.max - RADIUS.min) * Math.sqrt(Math.max(0, amount) / most);
}

function stakesOf(
  { supporter, supported, tokens }: CommunitySnapshot,
  people: readonly Dot[],
  proposals: readonly Dot[],
) {
  const largest = Array.from(tokens.keys())
    .sort((a, b) => tokens[b]! - tokens[a]!)
    .slice(0, STAKES_MOST);
  const most = tokens[largest[0] ?? 0] ?? 1;
  return largest.map((e) => {
    const [from, to] = [people[supporter[e]!]!, proposals[supported[e]!]!];
    return {
      ...{ x1: from.x, y1: from.y, x2: to.x, y2: to.y },
      width: Math.max(0.4, (STAKE_WIDTH_MAX * Math.max(0, tokens[e]!)) / most),
    };
  });
}
