import { useTranslations } from "next-intl";
import { Callout } from "../primitives/Callout";
import { signInError } from "./signInError";

/** Why signing in did not work, and what to do; nothing where it was not tried. */
export function SignInProblem({ code }: { code: string | undefined }) {
  const t = useTranslations("signIn.errors");
  const problem = signInError(code);
  if (!problem) return null;
  return (
    <Callout tone="error" title={t(`${problem}.title`)}>
      <p>{t(`${problem}.text`)}</p>
    </Callout>
  );
}
