import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { InvitationView } from "~/ui/invitation/InvitationView";
import { loadInvitation } from "~/ui/invitation/loadInvitation";
import { UnknownInvitation } from "~/ui/invitation/UnknownInvitation";

/**
 * The address is a secret; it is not passed on to other sites. To this one it is: "no-referrer" stays
 * in force when the reader goes on to sign in, and takes the origin off the form there.
 */
export const metadata: Metadata = { title: "Invitation", referrer: "same-origin" };

interface JoinPageProps {
  params: Promise<{ token: string }>;
}

export default async function JoinPage({ params }: JoinPageProps) {
  const token = decodeURIComponent((await params).token);
  const [invitation, me] = await Promise.all([
    loadInvitation(token),
    api().then((caller) => caller.session.me()),
  ]);
  if (!invitation) return <UnknownInvitation />;
  return (
    <InvitationView
      token={token}
      invitation={invitation}
      signedInAs={me && (me.name || me.email || "you")}
    />
  );
}
