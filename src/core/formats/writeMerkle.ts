import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { payeesOf, refuseExport } from "./payees";
import type { Payment } from "./safeCsv";

/** A tree of payments: what a distributor contract is given, and what each recipient shows it. */
export interface MerklePayout {
  readonly root: string;
  /** The leaves in their order, each with its proof. */
  readonly claims: readonly {
    readonly address: string;
    readonly amount: string;
    readonly projects: readonly string[];
    readonly proof: readonly string[];
  }[];
  /** The tree as OpenZeppelin's library dumps and loads it. */
  readonly tree: object;
}

export const MERKLE_LEAF = ["address", "uint256"];
export const ALLO_LEAF = ["uint256", "address", "address", "uint256"];

/**
 * OpenZeppelin's StandardMerkleTree over (address, amount), leaf keccak256(keccak256(abi.encode(…))),
 * by ascending address, with a proof per recipient.
 *
 * @throws FormatError for addresses, and where nobody is paid.
 */
export function merklePayout(payments: readonly Payment[]): MerklePayout {
  const payees = payeesOf(payments);
  if (payees.length === 0) refuseExport("empty", "nobody is paid anything", "pay somebody");
  const tree = StandardMerkleTree.of(
    payees.map(({ address, amount }) => [address, amount.toString()]),
    MERKLE_LEAF,
  );
  const claims = payees.map(({ address, amount, projects }, k) => ({
    ...{ address, amount: amount.toString(), projects },
    proof: tree.getProof(k),
  }));
  return { root: tree.root, claims, tree: tree.dump() };
}

/** What one address shows a distributor contract. */
export interface MerkleClaim {
  readonly address: string;
  readonly amount: string;
  readonly proof: readonly string[];
}

/** One address's claim with its proof, without everybody else's; undefined where it is paid nothing. */
export function merkleProof(
  payments: readonly Payment[],
  address: string,
): (MerkleClaim & { root: string; leaf: string; projects: readonly string[] }) | undefined {
  const payees = payeesOf(payments);
  const at = payees.findIndex((payee) => payee.address.toLowerCase() === address.toLowerCase());
  const payee = payees[at];
  if (!payee) return undefined;
  const leaves = payees.map((one) => [one.address, one.amount.toString()]);
  const tree = StandardMerkleTree.of(leaves, MERKLE_LEAF);
  return {
    ...{ address: payee.address, amount: payee.amount.toString(), projects: payee.projects },
    ...{ root: tree.root, leaf: tree.leafHash(leaves[at]!), proof: tree.getProof(at) },
  };
}

/** Whether a claim's proof leads from its leaf to the root; false for what is no root or proof, too. */
export function verifyClaim(root: string, { address, amount, proof }: MerkleClaim): boolean {
  try {
    return StandardMerkleTree.verify(root, MERKLE_LEAF, [address, amount], [...proof]);
  } catch {
    // The library throws for what is no hash.
    return false;
  }
}

/** The Merkle payout as JSON. */
export function writeMerkle(payments: readonly Payment[]): string {
  return `${JSON.stringify(merklePayout(payments), null, 2)}\n`;
}

/**
 * Allo v2's Merkle distribution: leaves (index, recipientId, recipientAddress, amount), by ascending
 * address; a recipient's id is its address (profiles without an anchor of their own).
 *
 * @throws FormatError for addresses, and where nobody is paid.
 */
export function writeAllo(payments: readonly Payment[]): string {
  const payees = payeesOf(payments);
  if (payees.length === 0) refuseExport("empty", "nobody is paid anything", "pay somebody");
  const leaves = payees.map(({ address, amount }, index) => [
    String(index),
    address,
    address,
    amount.toString(),
  ]);
  const tree = StandardMerkleTree.of(leaves, ALLO_LEAF);
  const distribution = leaves.map(([index, recipientId, recipientAddress, amount], k) => ({
    ...{ index: Number(index), recipientId, recipientAddress, amount },
    merkleProof: tree.getProof(k),
  }));
  return `${JSON.stringify({ root: tree.root, distribution }, null, 2)}\n`;
}
