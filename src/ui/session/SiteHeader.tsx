import Link from "next/link";
import { useTranslations } from "next-intl";
import { LanguageSwitch } from "../language/LanguageSwitch";
import { LinkButton } from "../primitives/Button";
import { Mark } from "../primitives/Mark";
import { ActorMenu } from "./ActorMenu";

interface SiteHeaderProps {
  actor: { name: string; email: string | null; demo: boolean } | null;
}

/** The name of the place, the way to the rounds, and who is here. */
export function SiteHeader({ actor }: SiteHeaderProps) {
  const t = useTranslations("site");
  return (
    <header className="page">
      <div className="flex min-h-16 items-center justify-between gap-4">
        <Link
          href="/"
          className="inline-flex min-h-11 items-center gap-3 font-semibold font-serif text-lead"
        >
          <Mark className="h-6 w-9" />
          Steelyard
        </Link>
        <div className="flex items-center gap-2 max-sm:gap-0">
          {/* On a phone the footer has it: beside a name there is no room. */}
          <LinkButton href="/lab" variant="quiet" className="max-sm:hidden">
            {t("lab")}
          </LinkButton>
          <LanguageSwitch />
          {actor ? (
            <ActorMenu name={actor.name} email={actor.email} demo={actor.demo} />
          ) : (
            <LinkButton href="/sign-in" variant="quiet" className="-me-3">
              {t("signIn")}
            </LinkButton>
          )}
        </div>
      </div>
      <div className="beam" aria-hidden="true" />
    </header>
  );
}
