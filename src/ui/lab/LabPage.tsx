import type { ReactNode } from "react";
import { Breadcrumb } from "../primitives/Breadcrumb";
import { PageHeader } from "../primitives/PageHeader";
import { Tabs } from "../primitives/Tabs";
import { LAB_PAGES, type LabPageKey, labPage } from "./labPages";

interface LabPageProps {
  page: LabPageKey;
  children: ReactNode;
}

/** The frame of a page of the lab: the way to the others, what it is for. */
export function LabPage({ page, children }: LabPageProps) {
  const { title, lead } = labPage(page);
  return (
    <>
      <div className="pt-4">
        <Breadcrumb label="Above this page" crumbs={[{ href: "/lab", label: "The lab" }]} />
      </div>
      <PageHeader title={title} lead={lead} />
      <Tabs
        label="The lab"
        tabs={LAB_PAGES.map(({ key, tab }) => ({
          href: `/lab/${key}`,
          label: tab,
          current: key === page,
        }))}
      />
      {children}
    </>
  );
}
