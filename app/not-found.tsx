import type { Metadata } from "next";
import { LinkButton } from "~/ui/primitives/Button";
import { PageHeader } from "~/ui/primitives/PageHeader";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <PageHeader
      title="There is nothing at this address"
      lead="The link may be mistyped or old. Rounds that are not published yet are visible only to the people who take part; sign in first if you are one of them."
      actions={
        <>
          <LinkButton href="/" variant="primary">
            See all rounds
          </LinkButton>
          <LinkButton href="/sign-in">Sign in</LinkButton>
        </>
      }
    />
  );
}
