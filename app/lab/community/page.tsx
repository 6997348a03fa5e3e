import type { Metadata } from "next";
import { CommunityLab } from "~/ui/lab/community/CommunityLab";
import { LabPage } from "~/ui/lab/LabPage";
import { titleOf } from "~/ui/lab/labPages";
import type { Query } from "~/ui/lab/linkNumbers";

export const metadata: Metadata = { title: titleOf("community") };

export default async function CommunityPage({ searchParams }: { searchParams: Promise<Query> }) {
  return (
    <LabPage page="community">
      <CommunityLab query={await searchParams} />
    </LabPage>
  );
}
