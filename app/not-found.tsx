import type { Metadata } from "next";
import { Missing } from "~/ui/session/Missing";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <Missing
      title="There is nothing at this address"
      lead="The link may be mistyped or old. Rounds that are not published yet are visible only to the people who take part; sign in first if you are one of them."
    />
  );
}
