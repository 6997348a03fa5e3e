import { db } from "../db/client";
import type { ImportOptions } from "./contributionUnits";
import {
  type ContributionReport,
  contributionReport,
  readRoundContributions,
} from "./readRoundContributions";

/** What an import would do; nothing is stored. */
export async function checkContributions(
  roundId: string,
  text: string,
  options: ImportOptions,
): Promise<ContributionReport> {
  return contributionReport(await readRoundContributions(db, roundId, text, options));
}
