import type { Metadata } from "next";
import { Missing } from "~/ui/session/Missing";

export const metadata: Metadata = { title: "No such round" };

export default function RoundNotFoundPage() {
  return (
    <Missing
      title="There is no such round"
      lead="It may not be published yet, or the link is mistyped. People who take part in an unpublished round see it once they are signed in."
    />
  );
}
