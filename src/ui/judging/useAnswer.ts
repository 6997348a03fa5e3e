"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { Outcome } from "./answer";
import { type CallError, isLostOnTheWay, RESENDS_MAX, resendDelayMs } from "./callFailure";
import type { Subject } from "./subject";

/** One answer on its way to the record. Its key stays the same however often it is sent. */
export interface Attempt {
  subject: Subject;
  outcome: Outcome;
  multiplier: number | undefined;
  reason: string | undefined;
  idempotencyKey: string;
}

interface Handlers {
  onRecorded: (attempt: Attempt, comparisonId: string) => Promise<void>;
  onRefused: (error: CallError) => Promise<void>;
}

const RESENDING = {
  retry: (failures: number, error: CallError) => isLostOnTheWay(error) && failures < RESENDS_MAX,
  retryDelay: resendDelayMs,
};

/** Records an answer, or replaces an earlier one. What is lost on the way is sent again as it is. */
export function useAnswer(roundId: string, { onRecorded, onRefused }: Handlers) {
  const trpc = useTRPC();
  const judge = useMutation(trpc.comparison.judge.mutationOptions(RESENDING));
  const rejudge = useMutation(trpc.comparison.rejudge.mutationOptions(RESENDING));
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  /** Two presses in one moment must not become two answers. */
  const sending = useRef(false);

  async function deliver({ subject, ...answer }: Attempt): Promise<string> {
    const { comparisonId } = subject.again
      ? await rejudge.mutateAsync({ ...answer, roundId, comparisonId: subject.again })
      : await judge.mutateAsync({ ...answer, roundId, token: subject.token ?? "" });
    return comparisonId;
  }
  async function send(next: Attempt) {
    if (sending.current) return;
    sending.current = true;
    setAttempt(next);
    await deliver(next)
      .then(
        (comparisonId) => onRecorded(next, comparisonId),
        (error: CallError) => onRefused(error),
      )
      .finally(() => {
        sending.current = false;
      });
  }
  function reset() {
    judge.reset();
    rejudge.reset();
  }
  const { error, isPending, isPaused, failureCount } = attempt?.subject.again ? rejudge : judge;
  return { send, reset, attempt, error, isPending, isPaused, failureCount };
}
