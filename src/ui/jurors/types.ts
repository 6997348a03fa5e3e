import type { RouterOutputs } from "~/trpc/types";

export type Overview = RouterOutputs["juror"]["overview"];
export type Coverage = Overview["coverage"];
export type Juror = Overview["jurors"][number];
export type Flag = Juror["flags"][number];
export type Detail = RouterOutputs["juror"]["detail"];
export type Judgement = Detail["judgements"][number];
export type JurorConflicts = RouterOutputs["conflict"]["list"][number];
export type Ruling = RouterOutputs["juror"]["rulings"][number];
export type Remindable = RouterOutputs["juror"]["remindable"][number];
