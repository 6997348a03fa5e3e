import type { RouterOutputs } from "~/trpc/types";

export type Round = RouterOutputs["round"]["bySlug"];
export type RoundProject = RouterOutputs["project"]["list"][number];
export type Member = RouterOutputs["member"]["list"]["members"][number];
export type Invitation = RouterOutputs["member"]["list"]["invitations"][number];
export type JurorListRead = RouterOutputs["member"]["checkList"];
export type JurorLink = RouterOutputs["member"]["importList"]["links"][number];
export type ImportReport = RouterOutputs["comparison"]["checkImport"];
export type FitRow = RouterOutputs["fit"]["list"][number];
