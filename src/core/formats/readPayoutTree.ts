import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { type PayoutEntry, type ReadPayout, refuseFile, wholeEntry } from "./payoutEntries";
import { listAt, type PlainObject, textAt } from "./plainJson";
import type { Report } from "./report";
import { ALLO_LEAF, MERKLE_LEAF } from "./writeMerkle";

interface Leaf {
  readonly entry: PayoutEntry;
  readonly values: readonly string[];
  readonly proof: readonly string[];
}

/**
 * A Merkle payout, OpenZeppelin's or Allo's. The root is computed anew from the leaves, and every
 * proof is walked: a file whose root is not its leaves' pays somebody else.
 */
export function readPayoutTree(json: PlainObject, report: Report): ReadPayout {
  const allo = json.has("distribution");
  const { members, encoding, proofKey } = allo
    ? { members: listAt(json, "distribution"), encoding: ALLO_LEAF, proofKey: "merkleProof" }
    : { members: listAt(json, "claims"), encoding: MERKLE_LEAF, proofKey: "proof" };
  const leaves = members.flatMap((member, k): Leaf[] => {
    const payee = textAt(member, allo ? "recipientAddress" : "address");
    const value = textAt(member, "amount");
    const entry = wholeEntry({ line: k + 1, column: "amount", payee, value }, report);
    if (!entry) return [];
    const proof = listAt(member, proofKey).filter((node) => typeof node === "string");
    const own = [entry.payee, entry.value.toString()];
    const head = [textAt(member, "index") ?? "", textAt(member, "recipientId") ?? ""];
    return [{ entry, proof, values: allo ? [...head, ...own] : own }];
  });
  const format = allo ? ("allo" as const) : ("merkle" as const);
  const entries = leaves.map(({ entry }) => entry);
  if (leaves.length < members.length || leaves.length === 0) {
    if (members.length === 0) refuseFile("empty", "the tree has no leaf", "choose another", report);
    return { format, entries };
  }
  const root = rootOf(leaves, encoding, textAt(json, "root") ?? "", report);
  return { format, entries, ...(root && { root }) };
}

function rootOf(
  leaves: readonly Leaf[],
  encoding: string[],
  stated: string,
  report: Report,
): string | undefined {
  try {
    const { root } = StandardMerkleTree.of(
      leaves.map(({ values }) => [...values]),
      encoding,
    );
    if (root !== stated.toLowerCase()) {
      const message = `the leaves have the root ${root}, and the file says ${stated || "nothing"}`;
      refuseFile("root", message, "export the run again", report);
    }
    for (const { entry, values, proof } of leaves) {
      if (StandardMerkleTree.verify(root, encoding, [...values], [...proof])) continue;
      const message = `the proof of ${entry.payee} does not lead to the root`;
      refuseFile("proof", message, "export the run again", report);
    }
    return root;
  } catch (error) {
    // The library throws for what is no leaf or no proof, each in its own words.
    const message = `the tree cannot be built: ${error instanceof Error ? error.message : error}`;
    refuseFile("tree", message, "export the run again", report);
    return undefined;
  }
}
