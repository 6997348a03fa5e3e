import { checkPayoutFiles } from "~/core/formats";
import { loadPayableRun } from "./exportPayout";
import { paymentsOf, refusing, tokenFor } from "./payoutPayments";

interface CheckedFiles {
  readonly runId: string;
  /** All files of one payout: those in chunks belong together. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** Whether files pay exactly what an approved run does, payee by payee; nothing is stored. */
export async function checkPayout(roundId: string, { runId, files }: CheckedFiles) {
  const run = await loadPayableRun(roundId, runId);
  // Without the token's address only a file that names no token can be right.
  const token = tokenFor("merkle", run);
  const check = refusing(() => checkPayoutFiles(files, paymentsOf(run), token));
  const { equal, format, payees, whole, root, chainId, problems } = check;
  if (format) tokenFor(format, run);
  return {
    ...{ equal, payees, problems },
    format: format ?? null,
    /** Parts of this whole are counted; null where base units are. */
    whole: whole?.toString() ?? null,
    root: root ?? null,
    chainId: chainId ?? null,
    sumInFile: check.sumInFile.toString(),
    sumInRun: check.sumInRun.toString(),
    differences: check.differences.map(({ inFile, inRun, ...difference }) => ({
      ...difference,
      inFile: inFile.toString(),
      inRun: inRun.toString(),
    })),
  };
}
