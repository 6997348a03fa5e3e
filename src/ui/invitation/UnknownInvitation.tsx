import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";

/** A link that is no invitation: usually cut off on its way through a mail or a chat. */
export function UnknownInvitation() {
  return (
    <PageHeader
      title="This link is not an invitation"
      lead="Perhaps a piece of it was cut off. Copy the whole link again, or ask the organizer who sent it for a new one."
      actions={
        <LinkButton href="/" variant="primary">
          See all rounds
        </LinkButton>
      }
    />
  );
}
