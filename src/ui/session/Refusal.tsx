import type { ReactNode } from "react";
import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";

interface RefusalProps {
  /** "signIn": nobody is signed in. "refused": somebody is, and may not. */
  reason: "signIn" | "refused";
  /** The server's own sentence. */
  message: string;
  /** Where to come back to after signing in. */
  path: string;
  /** Where else to go. */
  children?: ReactNode;
}

/** Instead of a page that this person may not see: what happened and what to do. */
export function Refusal({ reason, message, path, children }: RefusalProps) {
  const signIn = reason === "signIn";
  return (
    <PageHeader
      title={signIn ? "Sign in to see this page" : "This page is not open to you"}
      lead={
        signIn
          ? "It is for people who take part. You come back here afterwards."
          : `${message.replace(/\.$/, "")}. If you should have it, ask the organizer of the round, or sign in as somebody else.`
      }
      actions={
        <>
          <LinkButton
            variant={signIn ? "primary" : "secondary"}
            href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}
          >
            {signIn ? "Sign in" : "Sign in as somebody else"}
          </LinkButton>
          {children}
        </>
      }
    />
  );
}
