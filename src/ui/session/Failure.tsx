"use client";

import { Button, LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";

interface FailureProps {
  /** Names the entry in the server's log. */
  digest: string | undefined;
  onRetry: () => void;
}

/** Instead of a page that failed for a reason nobody expected. */
export function Failure({ digest, onRetry }: FailureProps) {
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
