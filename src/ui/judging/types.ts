import type { RouterInputs, RouterOutputs } from "~/trpc/types";

type Judge = RouterInputs["comparison"]["judge"];

export type Next = RouterOutputs["comparison"]["next"];
export type ServedPair = NonNullable<Next["pair"]>;
export type Progress = Next["progress"];
export type OwnJudgement = RouterOutputs["comparison"]["mine"][number];

export type Outcome = Judge["outcome"];
export type SkipReason = NonNullable<Judge["skipReason"]>;
export type ReasonTag = NonNullable<Judge["reasonTags"]>[number];

/** What a juror said about a pair, as it is sent. */
export type Said = Pick<
  Judge,
  "outcome" | "multiplier" | "reason" | "reasonTags" | "skipReason" | "confidence" | "tookMs"
>;
