import { useTranslations } from "next-intl";
import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";
import { AcceptButton } from "./AcceptButton";
import { JurorBrief } from "./JurorBrief";
import type { RoleKey } from "./roles";

interface InvitationViewProps {
  token: string;
  invitation: {
    roundTitle: string;
    question: string;
    closesAt: Date | null;
    slug: string;
    role: RoleKey;
    state: "valid" | "expired" | "revoked" | "used";
  };
  signedInAs: string | null;
}

/** What an invitation invites to, and the one step that accepts it. */
export function InvitationView({ token, invitation, signedInAs }: InvitationViewProps) {
  const t = useTranslations("invitation");
  const { roundTitle, slug, role, state } = invitation;
  if (state !== "valid") {
    return (
      <PageHeader
        title={t(`ended.${state}.title`)}
        lead={
          <>
            {t(`ended.${state}.why`)} {t("askAnew", { title: roundTitle })}
          </>
        }
        actions={<LinkButton href={`/rounds/${slug}`}>{t("open")}</LinkButton>}
      />
    );
  }
  const signIn = `/sign-in?callbackUrl=${encodeURIComponent(`/join/${encodeURIComponent(token)}`)}`;
  return (
    <>
      <PageHeader
        title={roundTitle}
        lead={t.rich("invited", {
          role: t(`roles.${role}`),
          strong: (text) => <strong className="text-ink">{text}</strong>,
        })}
      />
      <div className="measure grid gap-6 pb-12">
        {role === "juror" ? (
          <JurorBrief question={invitation.question} closesAt={invitation.closesAt} />
        ) : (
          <p>{t(`does.${role}`)}</p>
        )}
        {signedInAs ? (
          <div className="grid justify-items-start gap-3">
            <AcceptButton token={token} label={t("accept", { name: signedInAs })} />
            <p className="text-quiet text-small">
              {t.rich("notYou", { link: (text) => <a href={signIn}>{text}</a> })}
            </p>
          </div>
        ) : (
          <div className="grid justify-items-start gap-3">
            <LinkButton variant="primary" href={signIn}>
              {t("signIn")}
            </LinkButton>
            <p className="text-quiet text-small">{t("signInAbout")}</p>
          </div>
        )}
      </div>
    </>
  );
}
