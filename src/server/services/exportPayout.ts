import { z } from "zod";
import {
  checkPayoutFiles,
  PAYOUT_FORMATS,
  type PayoutFormat,
  payoutFiles,
  sha256Hex,
} from "~/core/formats";
import { AppError } from "~/errors";
import { db } from "../db/client";
import { paymentsOf, refusing, tokenFor } from "./payoutPayments";
import { loadPayoutRun, type PayoutRunRecord, requireIntact, toBigInt } from "./payoutRun";
import { parseRecipeBasis } from "./recipeBasis";

interface WantedExport {
  readonly runId: string;
  readonly format: PayoutFormat;
  /** EIP-155 id of the chain of a Safe batch. */
  readonly chainId?: number;
}

/** A target that runs can be exported for. */
export const payoutFormat = z.enum(PAYOUT_FORMATS);

/** Ethereum's own. */
const CHAIN_ID_DEFAULT = 1;

/**
 * An approved run in the files of a target. Lines without an address are listed, not exported. Each
 * export is read back and compared with the run before anybody gets it.
 *
 * @throws AppError conflict before the run is approved: nobody should pay a list that may change; and
 *   for what the target cannot take
 */
export async function exportPayout(roundId: string, wanted: WantedExport) {
  const run = await loadPayableRun(roundId, wanted.runId);
  const { texts, names, root } = writeRun(run, wanted);
  const paid = run.lines.filter((line) => line.address !== null);
  return {
    files: texts.map((content, at) => ({ name: names[at]!, content, hash: sha256Hex(content) })),
    root: root ?? null,
    sum: paid.reduce((sum, line) => sum + toBigInt(line.amount), 0n).toString(),
    /** Of the pool, by a recipe that does not spend all of it. */
    unspent: run.kind === "recipe" ? parseRecipeBasis(run.basis).unspent : "0",
    heldBack: run.lines
      .filter((line) => line.address === null && !line.amount.isZero())
      .map((line) => ({ name: line.name, amount: toBigInt(line.amount).toString() })),
  };
}

/**
 * A run that can be paid, or is.
 *
 * @throws AppError conflict
 */
export async function loadPayableRun(roundId: string, runId: string): Promise<PayoutRunRecord> {
  const run = await loadPayoutRun(db, roundId, runId);
  if (run.status !== "approved" && run.status !== "executed") {
    throw new AppError("conflict", `This run is ${run.status}; it is exported once it is approved`);
  }
  requireIntact(run);
  return run;
}

/** The files of a run whose lines are known to be intact. */
export function writeRun(
  run: PayoutRunRecord,
  { format, chainId = CHAIN_ID_DEFAULT }: WantedExport,
) {
  const token = tokenFor(format, run);
  const payments = paymentsOf(run);
  const name = `Payout ${run.linesHash.slice(0, 8)}`;
  const written = refusing(() => payoutFiles(format, payments, { token, chainId, name }));
  const target = format.replace(/-(csv|json)$/, "");
  const names = written.texts.map((_, at) => {
    const part = written.texts.length === 1 ? "" : `-${at + 1}-of-${written.texts.length}`;
    return `payout-${run.linesHash.slice(0, 8)}-${target}${part}.${written.extension}`;
  });
  const files = written.texts.map((text, at) => ({ name: names[at]!, text }));
  if (files.length > 0 && !checkPayoutFiles(files, payments, token).equal) {
    throw new AppError("conflict", "The file does not read back as the run; do not pay by it");
  }
  return { ...written, names };
}
