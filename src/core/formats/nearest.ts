/** Names longer than this are compared by their start only, so that one row cannot cost much. */
const LENGTH_MAX = 120;

/**
 * The candidate nearest to a name by Levenshtein distance, if it is near enough to suggest (at
 * most a third of the name's length), or one whose last part is the same. Ties go to the first.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = levenshtein(name.slice(0, LENGTH_MAX), candidate.slice(0, LENGTH_MAX));
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  const tail = name.slice(name.lastIndexOf("/"));
  return best ?? (tail.length > 1 ? candidates.find((c) => c.endsWith(tail)) : undefined);
}

/** Insertions, deletions and substitutions that turn one text into the other (Wagner-Fischer). */
function levenshtein(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const substitution = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
