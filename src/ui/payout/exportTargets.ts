import type { PayoutFormat } from "~/core/formats";

/** A target that a run can be written for: what its file is for, and what it cannot take. */
export interface ExportTarget {
  key: PayoutFormat;
  title: string;
  what: string;
  limits: string;
  /** What the values of its file count, where these are no amounts. */
  parts?: string;
}

const ADDED_UP = "Amounts to one address are added up.";

export const EXPORT_TARGETS: readonly ExportTarget[] = [
  {
    key: "safe-csv",
    title: "Safe, CSV Airdrop",
    what: "For the CSV Airdrop app of a Safe wallet. The signers see every transfer before they sign.",
    limits:
      "At most 200 transfers a file; more come in several files, each to be uploaded once. Needs the token's address.",
  },
  {
    key: "safe-json",
    title: "Safe, Transaction Builder",
    what: "A batch of transfers for the Transaction Builder of a Safe wallet.",
    limits: `One file for one chain. ${ADDED_UP} Needs the token's address; a very long batch may not fit one transaction.`,
  },
  {
    key: "splits",
    title: "Splits, v1 and v2",
    what: "The arguments of a split contract, which divides whatever is sent to it.",
    limits: `At least two accounts, in millionths of the whole. ${ADDED_UP} Who would get less than a millionth is left out.`,
    parts: "millionths",
  },
  {
    key: "drips",
    title: "Drips",
    what: "A list of receivers with weights for a Drips account.",
    limits: `At most 200 receivers, in millionths of the whole. ${ADDED_UP} Who would get less than a millionth is left out.`,
    parts: "millionths",
  },
  {
    key: "merkle",
    title: "Merkle tree",
    what: "OpenZeppelin's StandardMerkleTree over address and amount, with everybody's proof: recipients claim for themselves.",
    limits: `Any number of recipients. ${ADDED_UP}`,
  },
  {
    key: "allo",
    title: "Allo v2, Merkle distribution",
    what: "Leaves of index, recipient, address and amount for Allo's Merkle distribution.",
    limits: `Any number of recipients, each under its address as recipient's id. ${ADDED_UP}`,
  },
  {
    key: "hypercert",
    title: "Hypercert allowlist",
    what: "Who may mint which fractions of a hypercert.",
    limits: `In ten-thousandths of the whole. ${ADDED_UP} Who would get less than one is left out.`,
    parts: "ten-thousandths",
  },
  {
    key: "manager-csv",
    title: "Round manager's table",
    what: "The matching table that Grants Stack takes, a row per line of the run.",
    limits: "Amounts in the smallest unit. What this run does not know of contributions is 0.",
  },
  {
    key: "open-collective",
    title: "Open Collective",
    what: "Handle, amount and description for a bulk payout.",
    limits: "The address stands as the handle: replace it by the collective's before uploading.",
  },
];

export const targetOf = (key: PayoutFormat): ExportTarget =>
  EXPORT_TARGETS.find((target) => target.key === key)!;
