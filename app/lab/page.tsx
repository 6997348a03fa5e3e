import type { Metadata } from "next";
import { LabIndex } from "~/ui/lab/LabIndex";

export const metadata: Metadata = { title: "The lab" };

export default function LabPage() {
  return <LabIndex />;
}
