import type { Metadata } from "next";
import { ConvictionLab } from "~/ui/lab/conviction/ConvictionLab";
import { LabPage } from "~/ui/lab/LabPage";
import { titleOf } from "~/ui/lab/labPages";
import type { Query } from "~/ui/lab/linkNumbers";

export const metadata: Metadata = { title: titleOf("conviction") };

export default async function ConvictionPage({ searchParams }: { searchParams: Promise<Query> }) {
  return (
    <LabPage page="conviction">
      <ConvictionLab query={await searchParams} />
    </LabPage>
  );
}
