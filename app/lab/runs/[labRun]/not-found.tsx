import type { Metadata } from "next";
import { Missing } from "~/ui/session/Missing";

export const metadata: Metadata = { title: "Not found" };

export default function RunNotFound() {
  return (
    <Missing
      title="There is no such run"
      lead="The link may be mistyped, or its owner deleted the run."
    />
  );
}
