import type { RouterOutputs } from "~/trpc/types";

export type Next = RouterOutputs["comparison"]["next"];
export type OwnJudgement = RouterOutputs["comparison"]["mine"][number];
