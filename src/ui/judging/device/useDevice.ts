"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "~/trpc/client";
import type { QueuedAnswer } from "./database";
import { NOT_READ } from "./deviceState";
import { JudgingDevice, type JudgingServer } from "./judgingDevice";

/** Pairs kept beside the one on the screen, for the time without a network. */
const AHEAD = 5;
/** A call that has no answer by then has none: the network of a tunnel does not say no. */
const PATIENCE_MS = 20_000;

type Client = ReturnType<typeof useTRPCClient>;

const patience = () => ({ signal: AbortSignal.timeout(PATIENCE_MS) });

function serverOf({ comparison }: Client): JudgingServer {
  return {
    next: ({ roundId }) => comparison.next.query({ roundId, ahead: AHEAD }, patience()),
    deliver: (answer) => deliver(comparison, answer),
  };
}

function deliver(comparison: Client["comparison"], answer: QueuedAnswer) {
  const { roundId, userId, kind, said, token = "", comparisonId = "", idempotencyKey } = answer;
  const of = { roundId, as: userId, idempotencyKey };
  if (kind === "withdraw" || !said) {
    return comparison.withdraw.mutate({ ...of, comparisonId }, patience());
  }
  return kind === "judge"
    ? comparison.judge.mutate({ ...of, ...said, token }, patience())
    : comparison.rejudge.mutate({ ...of, ...said, comparisonId }, patience());
}

/** The desk of a juror on this device, as it is now. */
export function useDevice(userId: string, roundId: string, serves: boolean) {
  const client = useTRPCClient();
  const [device] = useState(
    () => new JudgingDevice({ userId, roundId }, serverOf(client), { serves }),
  );
  useEffect(() => {
    void device.start();
    return () => device.stop();
  }, [device]);
  const state = useSyncExternalStore(device.subscribe, device.snapshot, () => NOT_READ);
  return { device, state };
}
