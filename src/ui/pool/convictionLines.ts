import type { OverTimeInput, TimeLine } from "./drawOverTime";
import type { SeriesPoint } from "./stakeOutlook";
import type { ProposalDetail } from "./types";

/** A trigger many times above everything else is not worth flattening all other lines. */
const TRIGGERS_SHOWN = 4;

const line = (
  label: string,
  colour: string,
  points: readonly SeriesPoint[],
  of: (point: SeriesPoint) => number,
  dashed = false,
): TimeLine => ({
  ...{ label, colour, points: points.map((point) => ({ at: point.at, y: of(point) })) },
  ...(dashed && { dashed }),
});

/**
 * The lines of a proposal's chart, everything times 1 − α: then a stake that stays is what its conviction
 * comes to, and all of it is in power.
 */
export function convictionInput(
  { past, coming, pool, now }: Pick<ProposalDetail, "past" | "coming" | "pool" | "now">,
  whatIf: readonly SeriesPoint[] | null,
): OverTimeInput {
  const scale = 1 - pool.rules.alpha;
  const conviction = (point: SeriesPoint) => scale * point.conviction;
  const trigger = (point: SeriesPoint) => scale * point.threshold;
  const all = [...past, ...coming, ...(whatIf ?? [])];
  const ahead = coming.length > 0;
  const next = whatIf ?? coming;
  const lines = [
    line("Conviction", "var(--accent)", past, conviction),
    line("Trigger", "var(--danger)", past, trigger),
    line("Conviction to come", "var(--accent)", coming, conviction, true),
    ...(whatIf ? [line("Conviction, if you stake so", "var(--warn)", whatIf, conviction)] : []),
    line(`Trigger ${whatIf ? "then" : "to come"}`, "var(--danger)", next, trigger, true),
  ].filter(({ points }) => points.some(({ y }) => Number.isFinite(y)));
  return {
    ...{ lines, yLabel: "power" },
    moments: ahead ? [{ at: now.getTime(), label: "now" }] : [],
    ...mostShown(all.map(conviction), all.map(trigger)),
  };
}

/** Where the trigger is far away (or nowhere), the axis ends below it. */
function mostShown(convictions: readonly number[], triggers: readonly number[]) {
  const highest = convictions.reduce((x, y) => Math.max(x, y), 0);
  const lowest = triggers.reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY);
  return highest > 0 && lowest > TRIGGERS_SHOWN * highest ? { most: TRIGGERS_SHOWN * highest } : {};
}

/** Every point as it is, for the table and the file. */
export function convictionTable({ past, coming }: Pick<ProposalDetail, "past" | "coming">) {
  const row = (when: string) => (point: SeriesPoint) => [
    ...[new Date(point.at).toISOString(), when, point.conviction, point.threshold],
    ...[point.conviction / point.threshold || 0, point.stake, point.counted, point.funds],
  ];
  return {
    header: [
      ...["at", "when", "conviction", "threshold", "share"],
      ...["stake", "counted as staked", "funds"],
    ],
    rows: [...past.map(row("past")), ...coming.slice(1).map(row("coming"))],
  };
}
