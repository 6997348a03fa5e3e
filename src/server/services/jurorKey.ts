/** Marks the name of an imported juror, who has no account here. */
const IMPORTED = "file:";

/** One juror of a round in one string: the person's id, or the name in an imported file. */
export const jurorKey = (row: { jurorId: string | null; jurorLabel: string | null }): string =>
  row.jurorId ?? `${IMPORTED}${row.jurorLabel ?? ""}`;

/** The columns a key stands for. */
export function jurorOf(key: string): { jurorId: string } | { jurorLabel: string } {
  return key.startsWith(IMPORTED) ? { jurorLabel: key.slice(IMPORTED.length) } : { jurorId: key };
}
