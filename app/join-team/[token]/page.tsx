import type { Metadata } from "next";
import { LinkButton } from "~/ui/primitives/Button";
import { PageHeader } from "~/ui/primitives/PageHeader";
import { JoinTeamView } from "~/ui/team/JoinTeamView";
import { loadTeamLink } from "~/ui/team/loadTeamLink";

/** The address is a secret; it is not passed on to other sites. */
export const metadata: Metadata = { title: "Join a team", referrer: "same-origin" };

interface JoinTeamPageProps {
  params: Promise<{ token: string }>;
}

export default async function JoinTeamPage({ params }: JoinTeamPageProps) {
  const token = decodeURIComponent((await params).token);
  const link = await loadTeamLink(token);
  if (link) return <JoinTeamView token={token} link={link} />;
  return (
    <PageHeader
      title="This link leads into no team"
      lead="It may have been cut off on its way. Ask the team for it again."
      actions={
        <LinkButton href="/" variant="primary">
          See all rounds
        </LinkButton>
      }
    />
  );
}
