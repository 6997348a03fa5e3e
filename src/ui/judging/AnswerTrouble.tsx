"use client";

import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { isLostOnTheWay, isPairSpent } from "./callFailure";
import type { useJudging } from "./useJudging";

/** What went wrong with the last answer, and what the juror can do. Nothing they wrote is lost. */
export function AnswerTrouble({ judging }: { judging: ReturnType<typeof useJudging> }) {
  const { sending, withdraw } = judging;
  if (sending.isPaused || withdraw.isPaused) {
    return (
      <Callout tone="warn" title="You are offline">
        <p>Your answer is kept on this page and sent when the network is back.</p>
      </Callout>
    );
  }
  if (sending.isPending && sending.failureCount > 0) {
    return (
      <Callout tone="warn" title="The network is slow">
        <p>Your answer is being sent again. It counts once, however often it arrives.</p>
      </Callout>
    );
  }
  const { error, attempt, send } = sending;
  if (error && attempt && isLostOnTheWay(error)) {
    return (
      <Callout tone="error" title="Your answer did not get through">
        <p>It may have arrived all the same; sent again, it still counts only once.</p>
        <Button
          variant="primary"
          className="mt-1 justify-self-start"
          onClick={() => void send(attempt)}
        >
          Send it again
        </Button>
      </Callout>
    );
  }
  if (error && isPairSpent(error)) {
    return (
      <Callout tone="warn" title="That answer was not recorded">
        <p>{error.message}.</p>
      </Callout>
    );
  }
  return <ActionError error={error ?? withdraw.error} title="Your answer was not recorded" />;
}
