import { METRICS } from "~/core/scoring";
import type { RouterOutputs } from "~/trpc/types";
import { formatDateTime } from "../primitives/times";
import { prizesText } from "./contestItems";

type Round = RouterOutputs["round"]["bySlug"];
type Change = RouterOutputs["round"]["previewAmendment"]["changes"][number];

const FIELDS: Readonly<Record<Change["field"], string>> = {
  closesAt: "Deadline",
  metric: "Metric",
  submissionsPerDay: "Submissions a day",
  resultsVisible: "Results are visible",
  ladderStep: "Step of the leaderboard",
  prizes: "Prizes",
};

/** The name of an amended rule. */
export const fieldText = (field: Change["field"]): string => FIELDS[field];

/** A rule's value as an amendment records it, in words. */
export function valueText(
  field: Change["field"],
  value: unknown,
  token: Pick<Round["pool"], "decimals" | "symbol">,
): string {
  if (field === "closesAt") {
    return typeof value === "string" ? formatDateTime(new Date(value)) : "none";
  }
  if (field === "metric") return METRICS.find(({ key }) => key === value)?.title ?? String(value);
  if (field === "resultsVisible") return value === "always" ? "at all times" : "after the close";
  if (field === "ladderStep") return value === null ? "automatic" : String(value);
  if (field === "prizes") {
    return value ? prizesText(value as Parameters<typeof prizesText>[0], token) : "none";
  }
  return String(value);
}
