import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { api } from "~/trpc/server";
import { firstOf, type Query } from "~/ui/lab/linkNumbers";
import { SavedRunView } from "~/ui/lab/runs/SavedRunView";
import { ifThere } from "~/ui/session/settle";

interface RunPageProps {
  params: Promise<{ labRun: string }>;
  searchParams: Promise<Query>;
}

/** Known to whom it was told, not to search engines. */
export const metadata: Metadata = { title: "A saved run", robots: { index: false } };

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const { labRun } = await params;
  const beside = firstOf(await searchParams, "with");
  const caller = await api();
  const get = (id: string) => ifThere(caller.lab.get({ id: id.slice(0, 64) || "none" }));
  const [run, other] = await Promise.all([get(labRun), beside ? get(beside) : null]);
  if (!run) notFound();
  const problem = beside && !other ? "There is no such run, or it was deleted" : null;
  return <SavedRunView key={labRun} initial={run} other={other} otherProblem={problem} />;
}
