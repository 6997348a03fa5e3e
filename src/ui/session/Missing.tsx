import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";

/** What stands where nothing is, or nothing that this person may see: why, and where to go. */
export function Missing({ title, lead }: { title: string; lead: string }) {
  return (
    <PageHeader
      title={title}
      lead={lead}
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
