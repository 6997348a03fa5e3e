import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";
import { InReadersLanguage } from "../language/InReadersLanguage";
import { PageHeader } from "../primitives/PageHeader";
import { DemoPersons } from "./DemoPersons";
import { EmailSignIn, LinkSent } from "./EmailSignIn";
import { GitHubSignIn } from "./GitHubSignIn";
import { SignInProblem } from "./SignInProblem";
import { WalletSignIn } from "./WalletSignIn";

interface SignInProps {
  ways: RouterOutputs["session"]["providers"];
  callbackUrl: string;
  /** As next-auth writes it into the address. */
  errorCode: string | undefined;
  /** Back from asking for a link without scripts. */
  sent: boolean;
}

/** Every way to sign in that this server offers. */
export function SignIn({ ways, callbackUrl, errorCode, sent }: SignInProps) {
  const t = useTranslations("signIn");
  return (
    <InReadersLanguage>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid max-w-xl grid-cols-1 gap-8">
        <SignInProblem code={errorCode} />
        {ways.demo && (
          <Way title={t("demo.title")} about={t("demo.about")}>
            <DemoPersons persons={ways.demo} callbackUrl={callbackUrl} />
          </Way>
        )}
        {ways.email && (
          <Way title={t("email.title")}>
            {sent ? (
              <LinkSent toLog={ways.emailToLog} />
            ) : (
              <EmailSignIn callbackUrl={callbackUrl} toLog={ways.emailToLog} />
            )}
          </Way>
        )}
        {ways.github && (
          <Way title={t("github.title")}>
            <GitHubSignIn callbackUrl={callbackUrl} />
          </Way>
        )}
        {ways.ethereum && (
          <Way title={t("wallet.title")} about={t("wallet.about")}>
            <WalletSignIn callbackUrl={callbackUrl} />
          </Way>
        )}
      </div>
    </InReadersLanguage>
  );
}

function Way({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-3 border-ink border-t pt-4">
      <h2 className="text-h3">{title}</h2>
      {about && <p className="text-quiet text-small">{about}</p>}
      {children}
    </section>
  );
}
