import { rootOf } from "~/core/comparison";
import { bestPair, type Criterion, type GainfulPair } from "./bestPair";
import type { Selection } from "./selection";

/**
 * The best pair that joins two parts of the comparison graph, or null where it is one part or `open`
 * leaves no such pair.
 *
 * Each part speaks through the item that was asked about least. Where all pairs of those are closed
 * (conflicts of interest), any open pair of an item outside the largest part is taken.
 */
export function connectingPair(
  selection: Selection,
  open: (i: number, j: number) => boolean,
  criterion: Criterion,
): GainfulPair | null {
  const { n, groups, asked, posterior } = selection;
  if (groups.count < 2) return null;
  const speakers = new Map<number, number>();
  for (let item = 0; item < n; item++) {
    const root = rootOf(groups, item);
    const speaker = speakers.get(root);
    if (speaker === undefined || asked[item]! < asked[speaker]!) speakers.set(root, item);
  }
  const best = bestPair(posterior, open, { criterion, items: [...speakers.values()] });
  return best ?? anyJoining(selection, open);
}

function anyJoining(
  { n, groups, posterior }: Selection,
  open: (i: number, j: number) => boolean,
): GainfulPair | null {
  const root = Int32Array.from({ length: n }, (_, item) => rootOf(groups, item));
  const largest = root.reduce((best, at) => (groups.size[at]! > groups.size[best]! ? at : best));
  for (let i = 0; i < n; i++) {
    if (root[i] === largest) continue;
    for (let j = 0; j < n; j++) {
      if (root[j] === root[i] || !open(i, j)) continue;
      return bestPair(posterior, (x, y) => x !== y, { items: [i, j] });
    }
  }
  return null;
}
