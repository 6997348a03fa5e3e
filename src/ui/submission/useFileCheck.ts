"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC } from "~/trpc/client";
import { endWorker } from "../primitives/endWorker";
import type { CheckMessage, CheckRequest } from "./checkWorker";
import type { CheckedFile } from "./types";

/** Where the check of a file stands. */
export type FileCheck =
  | { readonly state: "none" }
  | { readonly state: "reading"; readonly name: string; readonly share: number }
  | { readonly state: "checking"; readonly name: string; readonly lines: number }
  | { readonly state: "refused"; readonly message: string }
  | { readonly state: "done"; readonly file: CheckedFile };

/** Checks one file at a time in a worker; a new file stops the check of the one before. */
export function useFileCheck(roundId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const worker = useRef<Worker | null>(null);
  /** Counts files, so that one that was given up while the projects were loading stays given up. */
  const turn = useRef(0);
  const [check, setCheck] = useState<FileCheck>({ state: "none" });

  const stop = useCallback(() => {
    turn.current += 1;
    endWorker(worker.current);
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  async function start(source: File, strict = false) {
    stop();
    const mine = turn.current;
    const { name } = source;
    setCheck({ state: "reading", name, share: 0 });
    try {
      const options = trpc.submission.items.queryOptions({ roundId });
      const round = await queries.fetchQuery({ ...options, staleTime: Number.POSITIVE_INFINITY });
      if (turn.current !== mine) return;
      const made = new Worker(new URL("./checkWorker.ts", import.meta.url), { type: "module" });
      worker.current = made;
      made.onmessage = ({ data }: MessageEvent<CheckMessage>) => {
        setCheck(standing(data, source, strict));
        if (data.stage === "done" || data.stage === "refused") stop();
      };
      made.onerror = () => {
        setCheck({ state: "refused", message: `${name} could not be checked in this browser` });
        stop();
      };
      made.postMessage({ file: source, name, ...round, strict } satisfies CheckRequest);
    } catch (error) {
      if (turn.current !== mine) return;
      setCheck({ state: "refused", message: (error as Error).message });
    }
  }
  function clear() {
    stop();
    setCheck({ state: "none" });
  }
  return { check, start, clear };
}

function standing(message: CheckMessage, source: File, strict: boolean): FileCheck {
  const { name } = source;
  if (message.stage === "reading") {
    // Of a packed file nobody knows how much is to come; it is read in no time either way.
    return { state: "reading", name, share: Math.min(1, message.bytes / source.size) };
  }
  if (message.stage === "checking") return { state: "checking", name, lines: message.lines };
  if (message.stage === "refused") return { state: "refused", message: message.message };
  const { fileName, text, report } = message;
  return { state: "done", file: { source, strict, fileName, text, report } };
}
