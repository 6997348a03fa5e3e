import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "~/trpc/server";
import { InvitationView } from "~/ui/invitation/InvitationView";
import { loadInvitation } from "~/ui/invitation/loadInvitation";
import { UnknownInvitation } from "~/ui/invitation/UnknownInvitation";
import { InReadersLanguage } from "~/ui/language/InReadersLanguage";

/**
 * The address is a secret; it is not passed on to other sites. To this one it is: "no-referrer" stays
 * in force when the reader goes on to sign in, and takes the origin off the form there.
 */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invitation");
  return { title: t("title"), referrer: "same-origin" };
}

interface JoinPageProps {
  params: Promise<{ token: string }>;
}

export default async function JoinPage({ params }: JoinPageProps) {
  const token = decodeURIComponent((await params).token);
  const [invitation, me, t] = await Promise.all([
    loadInvitation(token),
    api().then((caller) => caller.session.me()),
    getTranslations("invitation"),
  ]);
  return (
    <InReadersLanguage>
      {invitation ? (
        <InvitationView
          token={token}
          invitation={invitation}
          signedInAs={me && (me.name || me.email || t("you"))}
        />
      ) : (
        <UnknownInvitation />
      )}
    </InReadersLanguage>
  );
}
