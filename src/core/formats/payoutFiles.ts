import { type Payment, type Token, writeSafeCsv } from "./safeCsv";
import { writeHypercert } from "./writeHypercert";
import { writeCollectiveCsv, writeManagerCsv } from "./writeManagerCsv";
import { merklePayout, writeAllo, writeMerkle } from "./writeMerkle";
import { writeSafeJson } from "./writeSafeJson";
import { writeDrips, writeSplits } from "./writeSplits";

/** Targets that payments can be written for, under their names in commands and addresses. */
export const PAYOUT_FORMATS = [
  "safe-csv",
  "safe-json",
  "splits",
  "drips",
  "merkle",
  "allo",
  "hypercert",
  "manager-csv",
  "open-collective",
] as const;
export type PayoutFormat = (typeof PAYOUT_FORMATS)[number];

export interface PayoutFileOptions {
  readonly token: Token;
  readonly chainId: number;
  /** What the batch is called where a target has a name for it. */
  readonly name: string;
}

export interface PayoutFiles {
  /** One text per file. */
  readonly texts: readonly string[];
  readonly extension: "csv" | "json";
  /** Of a Merkle tree. */
  readonly root?: string;
}

/**
 * Payments in the file or files of a target.
 *
 * @throws FormatError listing everything the target cannot take.
 */
export function payoutFiles(
  format: PayoutFormat,
  payments: readonly Payment[],
  { token, chainId, name }: PayoutFileOptions,
): PayoutFiles {
  const csv = (...texts: string[]): PayoutFiles => ({ texts, extension: "csv" });
  const json = (text: string): PayoutFiles => ({ texts: [text], extension: "json" });
  switch (format) {
    case "safe-csv":
      return csv(...writeSafeCsv(payments, token));
    case "safe-json":
      return json(writeSafeJson(payments, { token, chainId, name }));
    case "splits":
      return json(writeSplits(payments));
    case "drips":
      return json(writeDrips(payments));
    case "merkle":
      return { ...json(writeMerkle(payments)), root: merklePayout(payments).root };
    case "allo": {
      const text = writeAllo(payments);
      return { ...json(text), root: JSON.parse(text).root };
    }
    case "hypercert":
      return csv(writeHypercert(payments));
    case "manager-csv":
      return csv(writeManagerCsv(payments, token.decimals));
    case "open-collective":
      return csv(writeCollectiveCsv(payments, token.decimals));
  }
}
