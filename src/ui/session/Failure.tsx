"use client";

import { secondsToWait } from "~/errors";
import { Button, LinkButton } from "../primitives/Button";
import { countOf } from "../primitives/numbers";
import { PageHeader } from "../primitives/PageHeader";

interface FailureProps {
  /** Names the entry in the server's log. */
  digest: string | undefined;
  onRetry: () => void;
}

/** Instead of a page that failed for a reason nobody expected, or that was asked for too often. */
export function Failure({ digest, onRetry }: FailureProps) {
  const wait = secondsToWait(digest);
  if (wait !== undefined) {
    return (
      <PageHeader
        title="Too many pages at once"
        lead={`More was asked for from your account or address than a minute allows. Try again in ${countOf(wait, "second")}.`}
        actions={
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        }
      />
    );
  }
  return (
    <PageHeader
      title="This page could not be made"
      lead="The server met something it did not expect. Nothing you sent is half-written. Try again; if it stays like this, tell the people who run this server."
      actions={
        <>
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
          <LinkButton href="/">See all rounds</LinkButton>
          {digest && (
            <p className="basis-full text-quiet text-small">
              It stands in the server's log as <code>{digest}</code>.
            </p>
          )}
        </>
      }
    />
  );
}
