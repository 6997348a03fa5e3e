"use client";

import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { Time } from "../primitives/Time";
import { usePoolActions } from "./usePool";

interface ReleaseNoteProps {
  roundId: string;
  poolId: string;
  crossed: readonly { title: string; crossedAt: Date }[];
  /** Whoever is signed in may have it done at once. */
  signedIn: boolean;
}

/** Between crossing and release: a minute at most, or a press. */
export function ReleaseNote({ roundId, poolId, crossed, signedIn }: ReleaseNoteProps) {
  const { release } = usePoolActions();
  if (crossed.length === 0) return null;
  return (
    <Callout title="Crossed its trigger; being released">
      <ul>
        {crossed.map(({ title, crossedAt }) => (
          <li key={title}>
            “{title}” crossed at <Time at={crossedAt} as="dateTime" />.
          </li>
        ))}
      </ul>
      <p>It becomes a payout run within a minute by itself; its amount counts as spent already.</p>
      {signedIn && (
        <Button
          className="mt-2 justify-self-start"
          busy={release.isPending}
          onClick={() => release.mutate({ roundId, poolId })}
        >
          Release it now
        </Button>
      )}
      <ActionError error={release.error} />
    </Callout>
  );
}
