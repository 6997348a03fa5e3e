"use client";

import { useEffect, useState } from "react";
import type { SandboxData } from "./fundingDataOf";
import type { Estimated } from "./fundingMessages";
import { useFundingWorker } from "./useFundingWorker";

/** Gifts on the curve, spread evenly from nothing to three times what was written. */
const CURVE_POINTS = 12;
const CURVE_REACH = 3;
/** Where each point is a computation of its own, the curve has few of them. */
const CURVE_POINTS_ANEW = 2;
/** Typing goes on faster than whole computations end. */
const PAUSE_MS = 120;

export interface Estimates {
  /** What the gift would add to the project's match; null while it is computed. */
  readonly adds: number | null;
  readonly capped: boolean;
  readonly ineligible: "minimum" | "score" | null;
  /** [gift, what it adds] */
  readonly curve: readonly (readonly [number, number])[];
  readonly incremental: boolean;
  readonly ms: number;
}

/** Rows of the reader's own standing gift to a project, which a new pledge replaces. */
function ownRow(data: SandboxData, project: number): number {
  if (data.mine < 0) return -1;
  return data.donor.findIndex((who, row) => who === data.mine && data.project[row] === project);
}

/** What an amount to a project would add, on the contributions as they were loaded. */
export function useEstimates(
  data: SandboxData | undefined,
  project: number,
  amount: number | null,
): { estimates: Estimates | null; problem: string | null } {
  const worker = useFundingWorker(data);
  const [estimates, setEstimates] = useState<Estimates | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (!worker || !data || amount === null || project < 0) {
      setEstimates(null);
      return;
    }
    let stale = false;
    const row = ownRow(data, project);
    const wish = (gift: number) => ({
      ...{ donor: data.mine, project, amount: gift },
      ...(row >= 0 && { row }),
    });
    async function ask() {
      const first = await worker!.estimate(data!.rules, [wish(amount!)]);
      const points = first.incremental ? CURVE_POINTS : CURVE_POINTS_ANEW;
      const gifts = Array.from(
        { length: points },
        (_, k) => (CURVE_REACH * amount! * (k + 1)) / points,
      );
      const curve = await worker!.estimate(data!.rules, gifts.map(wish));
      if (!stale) {
        setProblem(null);
        setEstimates(toEstimates(first, curve, gifts));
      }
    }
    const timer = setTimeout(() => {
      ask().catch((error: Error) => !stale && setProblem(error.message));
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [worker, data, project, amount]);
  return { estimates, problem };
}

function toEstimates(first: Estimated, curve: Estimated, gifts: readonly number[]): Estimates {
  const { before, after, capped, ineligible } = first.estimates[0]!;
  return {
    ...{ adds: after - before, capped, ineligible },
    curve: [
      [0, 0] as const,
      ...curve.estimates.map((one, k) => [gifts[k]!, one.after - one.before] as const),
    ],
    ...{ incremental: first.incremental, ms: first.ms },
  };
}
