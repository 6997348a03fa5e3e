import type { Metadata } from "next";
import { AttacksLab } from "~/ui/lab/attacks/AttacksLab";
import { LabPage } from "~/ui/lab/LabPage";
import { titleOf } from "~/ui/lab/labPages";
import type { Query } from "~/ui/lab/linkNumbers";

export const metadata: Metadata = { title: titleOf("attacks") };

export default async function AttacksPage({ searchParams }: { searchParams: Promise<Query> }) {
  return (
    <LabPage page="attacks">
      <AttacksLab query={await searchParams} />
    </LabPage>
  );
}
