import { createHmac, randomBytes } from "node:crypto";
import type { Tx } from "../db/client";

const KEY_BYTES = 32;
const PSEUDONYM_DIGITS = 10;

/**
 * The jurors of a round under other names, the same in every file of the round. They are keyed, so
 * that nobody can find a name by trying names.
 *
 * @returns the pseudonym of a person's id, or of the name that an imported file gives
 */
export async function pseudonyms(tx: Tx, roundId: string): Promise<(juror: string) => string> {
  const fresh = randomBytes(KEY_BYTES).toString("hex");
  await tx.dataKey.createMany({ data: [{ roundId, key: fresh }], skipDuplicates: true });
  const { key } = await tx.dataKey.findUniqueOrThrow({ where: { roundId } });
  return (juror) => {
    const hash = createHmac("sha256", key).update(juror).digest("hex");
    return `juror-${hash.slice(0, PSEUDONYM_DIGITS)}`;
  };
}
