import type { Metadata } from "next";
import { ComparisonsPage } from "~/ui/results/ComparisonsPage";
import { loadResults, type ResultsAddress } from "~/ui/results/loadResults";

export const metadata: Metadata = { title: "Comparisons" };

export default async function ResultsComparisonsPage(address: ResultsAddress) {
  return <ComparisonsPage base={await loadResults(address)} />;
}
