/** The parts of the results, each with an address of its own. */
export const RESULTS_PAGES = [
  { part: "", label: "Weights" },
  { part: "/methods", label: "Methods" },
  { part: "/comparisons", label: "Comparisons" },
  { part: "/jurors", label: "Jurors" },
  { part: "/graph", label: "Graph and checks" },
] as const;

export type ResultsPart = (typeof RESULTS_PAGES)[number]["part"];

/** The address of a part, for a method where it is not the round's own. */
export function resultsPath(slug: string, part: ResultsPart, method?: string): string {
  const query = method ? `?method=${encodeURIComponent(method)}` : "";
  return `/rounds/${slug}/results${part}${query}`;
}
