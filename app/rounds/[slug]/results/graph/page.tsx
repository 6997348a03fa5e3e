import type { Metadata } from "next";
import { GraphPage } from "~/ui/results/GraphPage";
import { loadResults, type ResultsAddress } from "~/ui/results/loadResults";

export const metadata: Metadata = { title: "Graph and checks" };

export default async function ResultsGraphPage(address: ResultsAddress) {
  return <GraphPage base={await loadResults(address)} />;
}
