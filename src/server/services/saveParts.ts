import type { Tx } from "../db/client";
import type { FitAnalysis } from "./analysis/parts";
import type { RoundRows } from "./loadRows";
import { type Located, locateRows } from "./locateRows";

/**
 * Keeps the parts of an analysis, each under its name. Rows listed by themselves are kept by the id
 * of their comparison and by nothing that would tell of it: who may read the comparison reads the rest.
 */
export async function saveParts(
  tx: Tx,
  fit: { id: string; roundId: string },
  analysis: FitAnalysis,
  input: RoundRows,
): Promise<void> {
  const { intervals: _, residuals, answers, ...rest } = analysis;
  const listed = [...residuals.largest, ...(answers?.largest ?? [])].map(({ row }) => row);
  const idOf = await locateRows(tx, fit.roundId, input, listed);
  const parts = {
    ...rest,
    residuals: { ...residuals, largest: stored(residuals.largest, idOf) },
    answers: answers && { ...answers, largest: stored(answers.largest, idOf) },
  };
  const kept = Object.entries(parts).filter(([, data]) => data !== null);
  await tx.$executeRaw`
    INSERT INTO "FitPart" ("fitId", "part", "data")
    SELECT ${fit.id}, * FROM unnest(
      ${kept.map(([part]) => part)}::text[],
      ${kept.map(([, data]) => JSON.stringify(data))}::jsonb[])`;
}

/** A row that is no longer there, because its juror took it back meanwhile, is told of no more. */
function stored<Row extends { row: number }>(rows: readonly Row[], idOf: Located) {
  return rows.flatMap(({ row, ...told }) => {
    const comparisonId = idOf.get(row);
    return comparisonId ? [{ ...told, comparisonId }] : [];
  });
}
