import type { Layout } from "./header";

/** How a row says who won: a choice of 1 or 2, the winner's name, the column order, a number. */
export type Verdict = "choice" | "winner" | "first" | "outcome" | "logratio";

/** A juror-comparison format of the field, column by column. */
export interface ComparisonLayout extends Layout {
  readonly title: string;
  readonly a: string;
  readonly b: string;
  readonly verdict: Verdict;
  /** How many times better the winner is (≥ 1). */
  readonly magnitude?: string;
  readonly juror: string;
  readonly at?: string;
  /**
   * Whether a row stands for one act of one juror, so that an identical second row is a copy. In
   * the plain formats identical rows are repeats, and count.
   */
  readonly copies: boolean;
  /** Whether a row may leave its log ratio or its juror empty. */
  readonly partial?: true;
}

/** All juror-comparison formats, the more specific first (recognition takes the first match). */
export const COMPARISON_LAYOUTS: readonly ComparisonLayout[] = [
  {
    key: "trial2025",
    title: "Deep Funding trial 2025",
    required: ["repo_a", "repo_b", "choice", "multiplier"],
    optional: ["timestamp", "juror", "parent", "reasoning", "weight"],
    a: "repo_a",
    b: "repo_b",
    verdict: "choice",
    magnitude: "multiplier",
    juror: "juror",
    at: "timestamp",
    copies: true,
  },
  {
    key: "gg24-public",
    title: "GG24 public pairs",
    required: ["repo_a", "repo_b", "winner", "multiplier"],
    optional: ["juror", "timestamp", "parent", "reasoning", "weight"],
    a: "repo_a",
    b: "repo_b",
    verdict: "winner",
    magnitude: "multiplier",
    juror: "juror",
    at: "timestamp",
    copies: true,
  },
  {
    key: "gg24-resolution",
    title: "GG24 resolution",
    required: ["winner", "loser", "magnitude"],
    optional: ["juror", "date", "reasoning", "weight"],
    a: "winner",
    b: "loser",
    verdict: "first",
    magnitude: "magnitude",
    juror: "juror",
    at: "date",
    copies: true,
  },
  {
    key: "synthetic",
    title: "Synthetic jurors",
    required: ["item_a", "item_b", "winner"],
    optional: ["juror_id", "comparison_created_at"],
    a: "item_a",
    b: "item_b",
    verdict: "winner",
    juror: "juror_id",
    at: "comparison_created_at",
    copies: true,
  },
  {
    key: "plain-judgement",
    title: "a,b,outcome,logRatio: log(w_a/w_b) where it is stated",
    required: ["a", "b", "outcome", "logratio"],
    optional: ["weight", "juror"],
    a: "a",
    b: "b",
    verdict: "outcome",
    juror: "juror",
    copies: false,
    partial: true,
  },
  {
    key: "plain-ratio",
    title: "a,b,logRatio: log(w_a/w_b)",
    required: ["a", "b", "logratio"],
    optional: ["weight", "juror"],
    a: "a",
    b: "b",
    verdict: "logratio",
    juror: "juror",
    copies: false,
  },
  {
    key: "plain-multiplier",
    title: "a,b,multiplier,choice",
    required: ["a", "b", "multiplier", "choice"],
    optional: ["weight", "juror"],
    a: "a",
    b: "b",
    verdict: "choice",
    magnitude: "multiplier",
    juror: "juror",
    copies: false,
  },
  {
    key: "plain-outcome",
    title: "a,b,outcome: 1, 0 or 0.5",
    required: ["a", "b", "outcome"],
    optional: ["weight", "juror"],
    a: "a",
    b: "b",
    verdict: "outcome",
    juror: "juror",
    copies: false,
  },
  {
    key: "plain-winner",
    title: "winner,loser",
    required: ["winner", "loser"],
    optional: ["weight", "juror"],
    a: "winner",
    b: "loser",
    verdict: "first",
    juror: "juror",
    copies: false,
  },
];
