import { toCsv } from "../primitives/csv";

export interface ProjectShares {
  name: string;
  shares: { address: string | null; share: string }[];
}

/** A row of the form, as typed. */
export interface ShareDraft {
  /** Stays with the row while others come and go. */
  key: number;
  address: string;
  share: string;
}

/** @example shareText("2", 3n) // "2 of 3" */
export const shareText = (share: string, total: bigint) => `${share} of ${total}`;

/**
 * The form as the file that sets a project's shares; rows without anything in them are left out, and
 * no row at all takes all of its shares away.
 */
export function sharesFile(project: string, rows: readonly ShareDraft[]): string {
  const filled = rows
    .map(({ address, share }) => [project, address.trim(), share.trim()])
    .filter(([, address, share]) => address || share);
  return toCsv(["project", "address", "share"], filled.length > 0 ? filled : [[project, "", "0"]]);
}
