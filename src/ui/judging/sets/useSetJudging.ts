"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "~/trpc/client";
import { isBreakDue } from "../answer";
import { type CallError, failureOf } from "../device/failure";
import { newKey } from "../newKey";
import type { Said, ServedPair } from "../types";
import type { ServedSet, SetProject, SetSaid } from "./setForm";

/** An answer of this sitting, to be undone. */
export type GivenTurn =
  | { comparisonId: string; pair: ServedPair; said: Said }
  | { setId: string; set: ServedSet; said: SetSaid };

/** A juror's sitting in a round of sets. Everything goes to the server at once: nothing is queued. */
export function useSetJudging(roundId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const next = useQuery(
    trpc.set.next.queryOptions({ roundId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  const [last, setLast] = useState<GivenTurn | null>(null);
  const [again, setAgain] = useState<GivenTurn | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  /** Whether anything was sent: what comes then takes the focus. */
  const [acted, setActed] = useState(false);
  const [given, setGiven] = useState(0);
  /** The number of answers after which the juror last went on. */
  const [wentOnAt, setWentOnAt] = useState(0);
  const keyOf = useOneKey();

  /** Sends something; what the server refuses is not on the screen any longer, so it is asked anew. */
  async function send(work: () => Promise<GivenTurn | null>) {
    setError(null);
    setActed(true);
    try {
      const done = await work();
      if (done && !again) setGiven((count) => count + 1);
      if (done) setLast(done);
      setAgain(null);
      await next.refetch();
    } catch (cause) {
      setError(cause as CallError);
      if (failureOf(cause as CallError) === "refused") await next.refetch();
    }
  }
  function answerPair(pair: ServedPair, said: Said) {
    return send(async () => {
      const answer = { roundId, ...said, idempotencyKey: keyOf({ of: pair.id, said }) };
      const before = again && "pair" in again ? again.comparisonId : null;
      const { comparisonId } = before
        ? await client.comparison.rejudge.mutate({ ...answer, comparisonId: before })
        : await client.comparison.judge.mutate({ ...answer, token: pair.token });
      return { comparisonId, pair, said };
    });
  }
  function answerSet(set: ServedSet, said: SetSaid) {
    return send(async () => {
      const answer = { roundId, ...said, idempotencyKey: keyOf({ of: set.id, said }) };
      const { setId } = again
        ? await client.set.rejudge.mutate({ ...answer, setId: set.id })
        : await client.set.judge.mutate({ ...answer, token: set.token });
      return { setId, set, said };
    });
  }
  /** Keeps the juror from this project; the set comes back without it. */
  const declare = ({ name: value }: SetProject) =>
    send(async () => {
      await client.conflict.declare.mutate({ roundId, kind: "project", value });
      return null;
    });
  return {
    ...{ next, last, again, error, given, acted, answerPair, answerSet, declare },
    undo: () => setAgain(last),
    leave: () => setAgain(null),
    pausing: !again && isBreakDue(given) && wentOnAt !== given,
    goOn: () => setWentOnAt(given),
  };
}

/** The same key for the same answer, however often it is sent; another for the next. */
function useOneKey() {
  const known = useRef({ content: "", key: "" });
  return (answer: { of: string; said: { tookMs?: number | undefined } }) => {
    const content = JSON.stringify({ ...answer, said: { ...answer.said, tookMs: 0 } });
    if (known.current.content !== content) known.current = { content, key: newKey() };
    return known.current.key;
  };
}
