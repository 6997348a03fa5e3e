const LABEL_WIDTH_MAX = 230;
/** Of the chart's width, so that a phone keeps room for the marks. */
const LABEL_SHARE_MAX = 0.38;
/** Average width of a character at the charts' text size. */
const CHARACTER_WIDTH = 6.7;

/** Room for row labels at a chart width, in pixels. */
export function labelRoom(width: number, labels: readonly string[]): number {
  const longest = Math.max(0, ...labels.map((label) => label.length)) * CHARACTER_WIDTH + 15;
  return Math.round(Math.min(longest, LABEL_WIDTH_MAX, width * LABEL_SHARE_MAX));
}

/**
 * A label cut to the room there is; the whole one stands in the table and the tip. A repository
 * loses its owner first: "openzeppelin/contracts" becomes "contracts".
 */
export function fitLabel(label: string, room: number): string {
  const characters = Math.floor((room - 14) / CHARACTER_WIDTH);
  if (label.length <= characters) return label;
  const short = /^[^\s/]+\/([^\s/]+)$/.exec(label)?.[1] ?? label;
  return short.length <= characters ? short : `${short.slice(0, Math.max(1, characters - 1))}…`;
}

/** The charts' text, in the page's own face. */
export const CHART_TEXT = {
  fontFamily: "var(--font-sans)",
  fontSize: "13px",
  fontVariantNumeric: "tabular-nums",
};
