import { useTranslations } from "next-intl";
import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";

/** A link that is no invitation: usually cut off on its way through a mail or a chat. */
export function UnknownInvitation() {
  const t = useTranslations("invitation.unknown");
  return (
    <PageHeader
      title={t("title")}
      lead={t("lead")}
      actions={
        <LinkButton href="/" variant="primary">
          {t("rounds")}
        </LinkButton>
      }
    />
  );
}
