import type { Metadata } from "next";
import { LabPage } from "~/ui/lab/LabPage";
import { titleOf } from "~/ui/lab/labPages";
import type { Query } from "~/ui/lab/linkNumbers";
import { SocietyLab } from "~/ui/lab/society/SocietyLab";

export const metadata: Metadata = { title: titleOf("society") };

export default async function SocietyPage({ searchParams }: { searchParams: Promise<Query> }) {
  return (
    <LabPage page="society">
      <SocietyLab query={await searchParams} />
    </LabPage>
  );
}
