import type { Metadata } from "next";
import { LinkButton } from "~/ui/primitives/Button";
import { PageHeader } from "~/ui/primitives/PageHeader";

export const metadata: Metadata = { title: "No such round" };

export default function RoundNotFoundPage() {
  return (
    <PageHeader
      title="There is no such round"
      lead="It may not be published yet, or the link is mistyped. People who take part in an unpublished round see it once they are signed in."
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
