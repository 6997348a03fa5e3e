import { writeCsv } from "./writeCsv";

/** Write a weight vector as the field's level 1 file, `repo,parent,weight`, digits in full. */
export function writeWeights(weights: ReadonlyMap<string, number>, parent: string): string {
  const rows = [...weights].map(([item, weight]) => [item, parent, weight]);
  return writeCsv(["repo", "parent", "weight"], rows);
}
