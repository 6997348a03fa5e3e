import type { ComparisonData } from "~/core/comparison";
import { accept, readComparisons, readItems, toComparisonData } from "~/core/formats";

/** Judgements read back from their frozen text. */
export interface FrozenJudgements {
  readonly items: string[];
  readonly data: ComparisonData;
}

interface FrozenText {
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** The items of a version and the judgements of one of its splits. */
export function readJudgements(list: FrozenText, { rows, bytes }: FrozenText): FrozenJudgements {
  const { items } = accept(readItems(list.bytes));
  if (rows === 0) return { items, data: toComparisonData({ items, rows: [] }) };
  return { items, data: toComparisonData(accept(readComparisons(bytes, { items }))) };
}
