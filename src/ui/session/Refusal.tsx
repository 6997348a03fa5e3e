import { useTranslations } from "next-intl";
import { InReadersLanguage } from "../language/InReadersLanguage";
import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";

interface RefusalProps {
  /** "signIn": nobody is signed in. "refused": somebody is, and may not. */
  reason: "signIn" | "refused";
  /** The server's own sentence, in English. */
  message: string;
  /** Where to come back to after signing in. */
  path: string;
  /** The round, where the page is one of a round's: another place to go. */
  round?: string;
}

/** Instead of a page that this person may not see: what happened and what to do. */
export function Refusal({ reason, message, path, round }: RefusalProps) {
  const t = useTranslations("refusal");
  const signIn = reason === "signIn";
  return (
    <InReadersLanguage>
      <PageHeader
        title={t(reason)}
        lead={
          signIn
            ? t("signInLead")
            : t.rich("refusedLead", {
                message: message.replace(/\.$/, ""),
                server: (text) => <span lang="en">{text}</span>,
              })
        }
        actions={
          <>
            <LinkButton
              variant={signIn ? "primary" : "secondary"}
              href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}
            >
              {t(signIn ? "go" : "other")}
            </LinkButton>
            {round && (
              <LinkButton variant={signIn ? "secondary" : "primary"} href={round}>
                {t("back")}
              </LinkButton>
            )}
          </>
        }
      />
    </InReadersLanguage>
  );
}
