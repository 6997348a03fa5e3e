import type { Findings } from "./problem";

/** One donation as read: `donor` and `project` index the file's donors and projects. */
export interface ContributionRow {
  line: number;
  donor: number;
  project: number;
  /** Above 0, in the column's own unit, as a plain decimal with every digit ("1e+18" in full). */
  amount: string;
  /** What was paid with, as written: a contract's address (zero: the chain's coin) or a symbol. */
  token?: string;
  /** Address of the project's owner. */
  recipient?: string;
  /** Name of the donation or its transaction. */
  id?: string;
  /** Sybil score; absent where the cell is empty. */
  rawScore?: number;
  /** Weight that the round gave the donation; absent where the cell is empty. */
  coefficient?: number;
}

/** A contributions file as read. */
export interface ContributionFile extends Findings {
  /** The columns read as donor, project and amount, as the file writes them; empty when none. */
  format: string;
  /** Canonical project names, indexed by `project`. */
  projects: string[];
  /** The same projects as shown to people. */
  labels: string[];
  /** Addresses in lower case, or names as first written; indexed by `donor`. */
  donors: string[];
  rows: ContributionRow[];
  ignored: string[];
}
