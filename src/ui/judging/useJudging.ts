"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { hasStrength, isBreakDue, type Outcome } from "./answer";
import { isPairSpent } from "./callFailure";
import { newKey } from "./newKey";
import { readMultiplier, typedMultiplier } from "./strength";
import { NOTHING_STATED, type Recorded, type Subject } from "./subject";
import { type Attempt, useAnswer } from "./useAnswer";
import { useWithdraw } from "./useWithdraw";

/** The next pair stays the next pair until it is answered: nothing asks for another on its own. */
const KEPT = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

/** A juror's sitting: which pair is shown, what is filled in, what was recorded last. */
export function useJudging(roundId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const next = useQuery(trpc.comparison.next.queryOptions({ roundId }, KEPT));
  const [again, setAgain] = useState<Subject | null>(null);
  const [details, setDetails] = useState(NOTHING_STATED);
  const [last, setLast] = useState<Recorded | null>(null);
  const [answers, setAnswers] = useState(0);
  const [pausing, setPausing] = useState(false);
  const subject: Subject | null = again ?? next.data?.pair ?? null;

  const sending = useAnswer(roundId, {
    async onRecorded(attempt, comparisonId) {
      setLast(recordOf(attempt, comparisonId));
      void queries.invalidateQueries({ queryKey: trpc.comparison.mine.pathKey() });
      if (!attempt.subject.again) {
        setAnswers(answers + 1);
        setPausing(isBreakDue(answers + 1));
      }
      await next.refetch();
      setAgain(null);
      setDetails(NOTHING_STATED);
    },
    async onRefused(error) {
      if (isPairSpent(error)) await next.refetch();
    },
  });
  const withdraw = useWithdraw(roundId);
  const busy = sending.isPending || withdraw.isPending || next.isFetching;

  function answer(outcome: Outcome) {
    const strength = readMultiplier(details.strength);
    if (!subject || busy || !strength.ok) return;
    void sending.send({
      subject,
      outcome,
      multiplier: hasStrength(outcome) ? (strength.multiplier ?? undefined) : undefined,
      reason: details.reason.trim() || undefined,
      idempotencyKey: newKey(),
    });
  }
  /** Brings an earlier answer back to the screen; nothing changes until it is answered again. */
  function change({ subject: of, comparisonId, details: filled }: Recorded) {
    setAgain({ a: of.a, b: of.b, again: comparisonId });
    setDetails(filled);
    setPausing(false);
    sending.reset();
  }
  function undo() {
    if (!last || busy) return;
    withdraw.mutate(
      { roundId, comparisonId: last.comparisonId },
      {
        onSuccess: () => {
          change({ ...last, details: NOTHING_STATED });
          setLast(null);
        },
      },
    );
  }
  /** Takes an earlier answer back for good, or until it is judged again. */
  function takeBack(comparisonId: string) {
    if (last?.comparisonId === comparisonId) setLast(null);
    withdraw.mutate({ roundId, comparisonId });
  }
  function leave() {
    setAgain(null);
    setDetails(NOTHING_STATED);
  }
  const sitting = { last, answers, pausing, goOn: () => setPausing(false) };
  return {
    next,
    subject,
    details,
    setDetails,
    answer,
    change,
    undo,
    takeBack,
    leave,
    busy,
    sending,
    withdraw,
    ...sitting,
  };
}

function recordOf(attempt: Attempt, comparisonId: string): Recorded {
  const strength = attempt.multiplier ? typedMultiplier(attempt.multiplier) : "";
  const details = { strength, reason: attempt.reason ?? "" };
  return { comparisonId, subject: attempt.subject, outcome: attempt.outcome, details };
}
