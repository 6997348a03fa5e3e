import type { Metadata } from "next";
import { loadResults, type ResultsAddress } from "~/ui/results/loadResults";
import { MethodsPage } from "~/ui/results/MethodsPage";

export const metadata: Metadata = { title: "Methods" };

export default async function ResultsMethodsPage(address: ResultsAddress) {
  return <MethodsPage base={await loadResults(address)} />;
}
