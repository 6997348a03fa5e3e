import type { PayoutStatus, RoundStatus } from "../db/generated/enums";
import type { RoundCounts } from "./roundCounts";

export const STAGES = ["setup", "judging", "weights", "payout"] as const;
export type Stage = (typeof STAGES)[number] | "done";

const LABELS: Record<(typeof STAGES)[number], string> = {
  setup: "Set up",
  judging: "Judge and predict",
  weights: "Weigh",
  payout: "Pay out",
};

/** What decides where a round stands. */
export interface Standing {
  readonly status: RoundStatus;
  readonly counts: RoundCounts;
  /** Whether the final weights of the round's own method are there, or its recipe needs none. */
  readonly weighed: boolean;
  /** The run that pays or may still pay, as far as the reader may see it. */
  readonly payout: PayoutStatus | null;
}

export function stageOf({ status, weighed, payout }: Standing): Stage {
  if (status === "draft") return "setup";
  if (status === "open") return "judging";
  if (!weighed) return "weights";
  return payout === "executed" ? "done" : "payout";
}

/** The stages of a round as a picture of the pipeline shows them. */
export function stagesOf(standing: Standing) {
  const stage = stageOf(standing);
  const at = stage === "done" ? STAGES.length : STAGES.indexOf(stage);
  return STAGES.map((key, place) => ({
    key,
    label: LABELS[key],
    state: place < at ? ("done" as const) : place === at ? ("current" as const) : ("todo" as const),
    detail: detailOf(key, standing),
  }));
}

const NUMBERS = new Intl.NumberFormat("en");
const many = (count: number, noun: string) =>
  `${NUMBERS.format(count)} ${noun}${count === 1 ? "" : "s"}`;

function detailOf(key: (typeof STAGES)[number], { status, counts, weighed, payout }: Standing) {
  if (key === "setup") return many(counts.projects, "project");
  if (key === "judging") {
    if (status === "draft") return null;
    return `${many(counts.comparisons, "comparison")} by ${many(counts.jurors, "juror")}, ${many(counts.submissions, "submission")}`;
  }
  if (status !== "closed") return null;
  if (key === "weights") return weighed ? "Fitted on every comparison" : "Being fitted";
  if (!weighed) return null;
  return payout ? `Run ${payout}` : "No run yet";
}
