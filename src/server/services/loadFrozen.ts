import { gunzipSync } from "node:zlib";
import type { ComparisonData } from "~/core/comparison";
import { accept, readComparisons, readItems, toComparisonData } from "~/core/formats";
import type { Tx } from "../db/client";
import type { Split } from "../db/generated/enums";
import { freezeVersion, newestVersion } from "./freezeVersion";

/** One split of a version of a round's data, read back from its frozen text. */
export interface FrozenSplit {
  readonly version: number;
  /** Names the text: the same name, the same bits. */
  readonly hash: string;
  readonly items: string[];
  readonly data: ComparisonData;
}

/** Rows of files that stay parsed: a board is scored on the same few again and again. */
const KEPT_ROWS_MAX = 2_000_000;
type Parsed = Pick<FrozenSplit, "items" | "data">;
const kept = new Map<string, Parsed>();

/**
 * A split of the newest version of a round's data; the first version is made where there is none.
 * For the worker: the texts of held-out splits are sealed until the close.
 */
export async function loadFrozen(tx: Tx, roundId: string, split: Split): Promise<FrozenSplit> {
  const found = await newestVersion(tx, roundId);
  const { id, version } = found ?? (await freezeVersion(tx, roundId, "first"));
  const files = await tx.datasetFile.findMany({ where: { versionId: id } });
  const hashes = new Map(files.map(({ name, hash }) => [name, hash]));
  const [items, hash] = [hashes.get("items")!, hashes.get(split)!];
  const key = `${roundId} ${items} ${split} ${hash}`;
  const known = kept.get(key);
  const parsed = known ?? (await parse(tx, roundId, { items, split, hash }));
  kept.delete(key);
  keep(key, parsed);
  return { version, hash, ...parsed };
}

async function parse(
  tx: Tx,
  roundId: string,
  file: { items: string; split: Split; hash: string },
): Promise<Parsed> {
  const textOf = async (name: string, hash: string) => {
    const where = { roundId_name_hash: { roundId, name, hash } };
    const { rows, packed } = await tx.datasetContent.findUniqueOrThrow({ where });
    return { rows, bytes: gunzipSync(packed) };
  };
  const { items } = accept(readItems((await textOf("items", file.items)).bytes));
  const { rows, bytes } = await textOf(file.split, file.hash);
  if (rows === 0) return { items, data: toComparisonData({ items, rows: [] }) };
  return { items, data: toComparisonData(accept(readComparisons(bytes, { items }))) };
}

function keep(key: string, parsed: Parsed): void {
  kept.set(key, parsed);
  const rowsOf = ({ data }: Parsed) => data.binary.a.length;
  let rows = [...kept.values()].reduce((sum, file) => sum + rowsOf(file), 0);
  for (const [oldest, file] of kept) {
    if (rows <= KEPT_ROWS_MAX || oldest === key) break;
    kept.delete(oldest);
    rows -= rowsOf(file);
  }
}
