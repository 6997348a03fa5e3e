import { gunzipSync } from "node:zlib";
import { accept, readSubmission } from "~/core/formats";
import type { Tx } from "../db/client";
import type { Split } from "../db/generated/enums";
import { freezeVersion, newestVersion } from "./freezeVersion";
import { type FrozenJudgements, readJudgements } from "./readJudgements";

/** One split of a version of a round's data. */
export interface FrozenSplit extends FrozenJudgements {
  readonly version: number;
  /** Names the text: the same name, the same bits. */
  readonly hash: string;
}

/** Rows of files that stay parsed: a board is scored on the same few again and again. */
const KEPT_ROWS_MAX = 2_000_000;
const kept = new Map<string, FrozenJudgements>();

/**
 * A split of the newest version of a round's data; the first version is made where there is none.
 * For the worker: the texts of held-out splits are sealed until the close.
 */
export async function loadFrozen(tx: Tx, roundId: string, split: Split): Promise<FrozenSplit> {
  const { version, hashes } = await newestFiles(tx, roundId);
  const [items, hash] = [hashes.get("items")!, hashes.get(split)!];
  const key = `${roundId} ${items} ${split} ${hash}`;
  const textOf = (name: string) => frozenText(tx, roundId, name, hashes.get(name)!);
  const parsed = kept.get(key) ?? readJudgements(await textOf("items"), await textOf(split));
  kept.delete(key);
  keep(key, parsed);
  return { version, hash, ...parsed };
}

/** Weights by item from a file of the newest version; undefined where it has no such file. */
export async function loadFrozenWeights(
  tx: Tx,
  roundId: string,
  name: string,
): Promise<ReadonlyMap<string, number> | undefined> {
  const { hashes } = await newestFiles(tx, roundId);
  const hash = hashes.get(name);
  if (hash === undefined) return undefined;
  return accept(readSubmission((await frozenText(tx, roundId, name, hash)).bytes)).weights;
}

async function newestFiles(tx: Tx, roundId: string) {
  const found = await newestVersion(tx, roundId);
  const { id, version } = found ?? (await freezeVersion(tx, roundId, "first"));
  const files = await tx.datasetFile.findMany({ where: { versionId: id } });
  return { version, hashes: new Map(files.map(({ name, hash }) => [name, hash])) };
}

async function frozenText(tx: Tx, roundId: string, name: string, hash: string) {
  const where = { roundId_name_hash: { roundId, name, hash } };
  const { rows, packed } = await tx.datasetContent.findUniqueOrThrow({ where });
  return { rows, bytes: gunzipSync(packed) };
}

function keep(key: string, parsed: FrozenJudgements): void {
  kept.set(key, parsed);
  const rowsOf = ({ data }: FrozenJudgements) => data.binary.a.length;
  let rows = [...kept.values()].reduce((sum, file) => sum + rowsOf(file), 0);
  for (const [oldest, file] of kept) {
    if (rows <= KEPT_ROWS_MAX || oldest === key) break;
    kept.delete(oldest);
    rows -= rowsOf(file);
  }
}
