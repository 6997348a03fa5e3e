import { formatNumber } from "../primitives/numbers";
import { durationText, triggerPercent } from "./poolText";
import type { PoolUnit, ProposalRow } from "./types";

type Tone = "plain" | "accent" | "warn" | "danger";

/** Where a proposal stands, in a word and in a sentence. */
export interface ProposalState {
  readonly label: string;
  readonly tone: Tone;
  readonly text: string;
}

interface PoolSide {
  /** "at present stakes" unless other stakes are supposed: "then". */
  readonly when?: string;
  readonly now: Date;
  readonly unit: PoolUnit;
  /** The largest request that can pass, as people read it. */
  readonly largest: string;
}

const ENDED: Readonly<Record<string, Omit<ProposalState, "text">>> = {
  released: { label: "Released", tone: "accent" },
  withdrawn: { label: "Withdrawn", tone: "plain" },
  rejected: { label: "Payout rejected", tone: "danger" },
};

const ENDED_TEXT: Readonly<Record<string, string>> = {
  withdrawn: "Its proposer took it back; what was staked on it is free.",
  rejected: "Its payout was rejected. The funds are back in the pool; it can be proposed again.",
};

const RUN_TEXT: Readonly<Record<string, string>> = {
  draft: "Its payout run is drafted; an organizer proposes it.",
  proposed: "Its payout run waits for a second person’s approval.",
  approved: "Its payout run is approved, and is to be paid.",
  executed: "It is paid.",
};

type Row = Pick<ProposalRow, "status" | "standing" | "crossedAt" | "release" | "dispute">;

export function proposalState(row: Row, pool: PoolSide): ProposalState {
  const ended = ENDED[row.status];
  if (ended) {
    const text = ENDED_TEXT[row.status] ?? RUN_TEXT[row.release?.runStatus ?? ""] ?? "";
    return { ...ended, ...(row.release?.paidAt && { label: "Paid" }), text };
  }
  if (row.crossedAt) {
    return {
      ...{ label: "Being released", tone: "accent" },
      text: "It has crossed its trigger and is being released, within a minute.",
    };
  }
  const text = outlookText(row.standing, pool);
  if (row.status === "disputed") {
    const until = "Not released while the dispute stands.";
    return { label: "Disputed", tone: "danger", text: `${until} Otherwise: ${lower(text)}` };
  }
  const never = row.standing?.never;
  if (never === "request") return { label: "Can never pass", tone: "danger", text };
  return { label: "Open", tone: never === "stake" ? "plain" : "accent", text };
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** What becomes of an open proposal if stakes stay as they are, in a sentence. */
export function outlookText(
  standing: Row["standing"],
  { now, unit, largest, when = "at present stakes" }: PoolSide,
): string {
  if (!standing) return "";
  const { never, stake, stakeNeeded, passesAt, timeToPass, finalShare } = standing;
  if (never === "request") {
    return `No stake whatever passes it. The largest request that can pass is ${largest} now.`;
  }
  if (never === "stake") {
    const at = `It comes to ${triggerPercent(finalShare)} of its trigger ${when}`;
    return `${at}. To pass it needs more than ${formatNumber(stakeNeeded)} of power on it; it has ${formatNumber(stake)}.`;
  }
  if (passesAt === null) return `It does not pass ${when}.`;
  const hours = Math.max(0, (passesAt.getTime() - now.getTime()) / HOUR_MS);
  const young = hours > timeToPass * UNIT_HOURS[unit] + SLACK_HOURS;
  const age = young ? ", as soon as it is old enough" : "";
  return `Passes in ${durationText(hours, "hour")} ${when}${age}.`;
}

const HOUR_MS = 3_600_000;
/** Of rounding, before a wait is put down to the minimum age. */
const SLACK_HOURS = 1 / 60;
const UNIT_HOURS: Readonly<Record<PoolUnit, number>> = { hour: 1, day: 24, week: 168 };

const ORDER: Readonly<Record<string, number>> = { released: 1, rejected: 2, withdrawn: 3 };

/** What may still pass first, nearest to its trigger at the top; then what has ended, the newest first. */
export function byStanding(x: ProposalRow, y: ProposalRow): number {
  const order = (ORDER[x.status] ?? 0) - (ORDER[y.status] ?? 0);
  if (order !== 0) return order;
  const share = (row: ProposalRow) => (row.crossedAt ? 2 : (row.standing?.share ?? 0));
  return share(y) - share(x) || y.createdAt.getTime() - x.createdAt.getTime();
}
