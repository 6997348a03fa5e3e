/** Marks the name of an imported juror, who has no account here. */
const IMPORTED = "file:";

/** One juror of a round in one string: the person's id, or the name in an imported file. */
export const jurorKey = (row: { jurorId: string | null; jurorLabel: string | null }): string =>
  row.jurorId ?? `${IMPORTED}${row.jurorLabel ?? ""}`;

/** The columns a key stands for; rows of a file that names no jurors are nobody's. */
export function jurorOf(key: string): { jurorId: string | null; jurorLabel: string | null } {
  if (!key.startsWith(IMPORTED)) return { jurorId: key, jurorLabel: null };
  return { jurorId: null, jurorLabel: key.slice(IMPORTED.length) || null };
}

/** How a juror from a file is called. */
export const importedName = (key: string): string =>
  key.slice(IMPORTED.length) || "A file without jurors";
