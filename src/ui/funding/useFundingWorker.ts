"use client";

import { useEffect, useMemo, useRef } from "react";
import type { DonorEffects, FundingRules, Wish } from "~/core/funding";
import { endWorker } from "../primitives/endWorker";
import type { SandboxData } from "./fundingDataOf";
import type { Answer, Asked, Estimated, Funded } from "./fundingMessages";

export interface FundingWorker {
  fund(rules: FundingRules): Promise<Funded>;
  estimate(rules: FundingRules, wishes: readonly Wish[]): Promise<Estimated>;
  /** What a donor's gifts did. */
  effects(rules: FundingRules, donor: number): Promise<DonorEffects>;
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
}

/** A worker of the page's own that holds these contributions; it ends with the page. */
export function useFundingWorker(data: SandboxData | undefined): FundingWorker | null {
  const worker = useRef<ReturnType<typeof startWorker>>(null);
  useEffect(
    () => () => {
      worker.current?.end();
      worker.current = null;
    },
    [],
  );
  return useMemo(() => {
    if (!data) return null;
    const ask = <T>(asked: Asked) => {
      if (!worker.current) {
        worker.current = startWorker();
        void worker.current.ask({ kind: "load", data });
      }
      return worker.current.ask<T>(asked);
    };
    worker.current?.end();
    worker.current = null;
    return {
      fund: (rules) => ask<Funded>({ kind: "fund", rules }),
      estimate: (rules, wishes) => ask<Estimated>({ kind: "estimate", rules, wishes }),
      effects: (rules, donor) => ask<DonorEffects>({ kind: "effects", rules, donor }),
    };
  }, [data]);
}

function startWorker() {
  const thread = new Worker(new URL("./funding.worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  thread.onmessage = ({ data: said }: MessageEvent<Answer>) => {
    const one = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.ok) one?.resolve(said.value as never);
    else one?.reject(new Error(said.reason));
  };
  thread.onerror = () => {
    for (const { reject } of waiting.values()) reject(new Error("The computation broke off"));
    waiting.clear();
  };
  return {
    end: () => endWorker(thread),
    ask: <T>(message: Asked) =>
      new Promise<T>((resolve, reject) => {
        const id = asked++;
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, asked: message });
      }),
  };
}
