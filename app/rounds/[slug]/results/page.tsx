import type { Metadata } from "next";
import { loadResults, type ResultsAddress } from "~/ui/results/loadResults";
import { WeightsPage } from "~/ui/results/WeightsPage";

export const metadata: Metadata = { title: "Results" };

export default async function ResultsPage(address: ResultsAddress) {
  return <WeightsPage base={await loadResults(address)} />;
}
