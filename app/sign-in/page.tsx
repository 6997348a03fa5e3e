import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "~/trpc/server";
import { callbackPath } from "~/ui/session/callbackPath";
import { SignIn } from "~/ui/session/SignIn";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error, sent } = await searchParams;
  return (
    <SignIn
      ways={await (await api()).session.providers()}
      callbackUrl={callbackPath(callbackUrl)}
      errorCode={typeof error === "string" ? error : undefined}
      sent={sent !== undefined}
    />
  );
}
