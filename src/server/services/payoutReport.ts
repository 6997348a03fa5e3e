import { PAYOUT_FORMATS, type PayoutFormat, sha256Hex } from "~/core/formats";
import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { writeRun } from "./exportPayout";
import { loadPayoutRun, type PayoutRunRecord, requireIntact } from "./payoutRun";
import { getPayout, PUBLIC_STATUSES } from "./readPayouts";

/** A run with all that its amounts follow from, and the hashes of all its files: for the record. */
export async function payoutReport(access: RoundAccess, runId: string) {
  const shown = await getPayout(access, runId);
  const run = await loadPayoutRun(db, access.roundId, runId);
  requireIntact(run);
  const fit = await db.fit.findUnique({
    where: { id: run.fitId ?? "" },
    select: {
      ...{ id: true, method: true, params: true, inputHash: true, codeVersion: true },
      finishedAt: true,
    },
  });
  const payable = PUBLIC_STATUSES.includes(run.status);
  return { run: shown, fit, exports: payable ? PAYOUT_FORMATS.map((f) => exportOf(run, f)) : [] };
}

/** The files of a target by name and hash, or why it cannot take the run. */
function exportOf(run: PayoutRunRecord, format: PayoutFormat) {
  try {
    const { texts, names, root } = writeRun(run, { runId: run.id, format });
    const files = texts.map((text, at) => ({ name: names[at]!, hash: sha256Hex(text) }));
    return { format, files, root: root ?? null, refused: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { format, files: [], root: null, refused: error.message };
  }
}
