import type { Rng } from "~/core/numeric";

/** Projects of a set that is ranked, or of which the best and the worst are named. */
export const SET_SIZE = 5;
/** Two projects are a pair, and best and worst need a third. */
export const SET_SIZE_MIN = 3;

export interface SetRules {
  readonly n: number;
  /** False for items this juror must not see. */
  readonly may: (item: number) => boolean;
  /** True for pairs whose comparison would be recorded, and is new to this juror. */
  readonly adds: (i: number, j: number) => boolean;
  /** How often each item was asked about. */
  readonly asked: ArrayLike<number>;
}

/**
 * A set of up to `SET_SIZE` items around the pair that is worth asking most, in random order. One
 * after the other joins the item that adds the most recordable pairs to those in the set; of several
 * the one asked about least, then by chance. Ends early where no item adds any. Greedy: a best set
 * would take all subsets. O(size² · n).
 */
export function fillSet(
  start: readonly [number, number],
  { n, may, adds, asked }: SetRules,
  rng: Rng,
): number[] {
  const set: number[] = [...start];
  while (set.length < SET_SIZE) {
    let best = { pairs: 0, asked: Number.POSITIVE_INFINITY, items: [] as number[] };
    for (let item = 0; item < n; item++) {
      if (set.includes(item) || !may(item)) continue;
      const pairs = set.filter((member) => adds(member, item)).length;
      const better = pairs - best.pairs || best.asked - asked[item]!;
      if (pairs === 0 || better < 0) continue;
      if (better > 0) best = { pairs, asked: asked[item]!, items: [] };
      best.items.push(item);
    }
    if (best.items.length === 0) break;
    set.push(best.items[rng.int(best.items.length)]!);
  }
  return rng.shuffle(set);
}
