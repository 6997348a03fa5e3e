import type { RouterOutputs } from "~/trpc/types";

export type Conflicts = RouterOutputs["conflict"]["mine"];
export type SaidConflict = Conflicts["said"][number];
export type DetectedConflict = Conflicts["detected"][number];
export type Practice = RouterOutputs["calibration"]["state"];
export type PracticeResult = RouterOutputs["calibration"]["answer"];
export type ConflictKind = SaidConflict["kind"];
