import type { Metadata } from "next";
import { JurorsPage } from "~/ui/results/JurorsPage";
import { loadResults, type ResultsAddress } from "~/ui/results/loadResults";

export const metadata: Metadata = { title: "Jurors" };

export default async function ResultsJurorsPage(address: ResultsAddress) {
  return <JurorsPage base={await loadResults(address)} />;
}
