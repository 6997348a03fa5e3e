import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";
import { Callout } from "../primitives/Callout";
import { PageHeader } from "../primitives/PageHeader";
import { DemoPersons } from "./DemoPersons";
import { EmailSignIn, LinkSent } from "./EmailSignIn";
import { GitHubSignIn } from "./GitHubSignIn";
import { signInError } from "./signInError";
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
  const error = signInError(errorCode);
  return (
    <>
      <PageHeader
        title="Sign in"
        lead="To judge, submit, organize or approve. Reading needs no account."
      />
      <div className="grid max-w-xl grid-cols-1 gap-8">
        {error && (
          <Callout tone="error" title={error.title}>
            <p>{error.text}</p>
          </Callout>
        )}
        {ways.demo && (
          <Way title="As a demo person" about="One press; nothing here moves money.">
            <DemoPersons persons={ways.demo} callbackUrl={callbackUrl} />
          </Way>
        )}
        {ways.email && (
          <Way title="By e-mail">
            {sent ? (
              <LinkSent toLog={ways.emailToLog} />
            ) : (
              <EmailSignIn callbackUrl={callbackUrl} toLog={ways.emailToLog} />
            )}
          </Way>
        )}
        {ways.github && (
          <Way title="With GitHub">
            <GitHubSignIn callbackUrl={callbackUrl} />
          </Way>
        )}
        {ways.ethereum && (
          <Way title="With a wallet" about="You sign a message; it is no transaction.">
            <WalletSignIn callbackUrl={callbackUrl} />
          </Way>
        )}
      </div>
    </>
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
