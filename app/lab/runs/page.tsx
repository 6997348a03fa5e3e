import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { RunList } from "~/ui/lab/runs/RunList";
import { Breadcrumb } from "~/ui/primitives/Breadcrumb";
import { PageHeader } from "~/ui/primitives/PageHeader";
import { Refusal } from "~/ui/session/Refusal";
import { settle } from "~/ui/session/settle";

export const metadata: Metadata = { title: "Your runs" };

export default async function RunsPage() {
  const runs = await settle((await api()).lab.list());
  if (!runs.ok) return <Refusal {...runs} path="/lab/runs" />;
  return (
    <>
      <div className="pt-4">
        <Breadcrumb label="Above this page" crumbs={[{ href: "/lab", label: "The lab" }]} />
      </div>
      <PageHeader
        title="Your runs"
        lead="What you saved in the lab. Whoever has a run's link sees it."
      />
      <RunList initial={runs.value} />
    </>
  );
}
