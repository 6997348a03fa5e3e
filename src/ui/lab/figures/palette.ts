/** Lines of one chart, in this order; more repeat them, dashed. */
const LINE_COLOURS = [
  "var(--accent)",
  "var(--warn)",
  "var(--danger)",
  "var(--quiet)",
  "var(--ink)",
];

export interface LineLook {
  readonly colour: string;
  readonly dashed: boolean;
}

export const lookOf = (place: number): LineLook => ({
  colour: LINE_COLOURS[place % LINE_COLOURS.length]!,
  dashed: place >= LINE_COLOURS.length,
});

/** What stands for each status of a proposal, in charts and legends. */
export const STATUS_COLOURS = {
  candidate: "var(--edge)",
  active: "var(--warn)",
  completed: "var(--accent)",
  failed: "var(--ink)",
  killed: "var(--danger)",
} as const;
