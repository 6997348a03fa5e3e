import type { Metadata } from "next";
import { ContestLab } from "~/ui/lab/contest/ContestLab";
import { LabPage } from "~/ui/lab/LabPage";
import { titleOf } from "~/ui/lab/labPages";
import type { Query } from "~/ui/lab/linkNumbers";

export const metadata: Metadata = { title: titleOf("contest") };

export default async function ContestPage({ searchParams }: { searchParams: Promise<Query> }) {
  return (
    <LabPage page="contest">
      <ContestLab query={await searchParams} />
    </LabPage>
  );
}
