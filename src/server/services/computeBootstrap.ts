import type { ComparisonData } from "~/core/comparison";
import {
  type BootstrapOptions,
  type BootstrapPlan,
  type BootstrapSummary,
  FitInputError,
  FitUnavailableError,
  planBootstrap,
  replicator,
  summariseBootstrap,
  UnknownMethodError,
} from "~/core/ranking";
import { shared } from "./sharedArrays";

/** What is to be resampled, how often, and on how many threads. */
export interface BootstrapRequest extends BootstrapOptions {
  readonly data: ComparisonData;
  readonly replicates: number;
  readonly threads: number;
}

/** A bootstrap and what it was asked for. */
export interface BootstrapResult extends BootstrapSummary {
  readonly method: string;
  readonly kind: BootstrapOptions["kind"];
  readonly seed: string;
  readonly replicates: number;
}

/** Where threads write what they find; all of it in shared memory. */
export interface BootstrapBoard {
  /** One number: the next replicate nobody has taken. */
  readonly next: Int32Array;
  /** replicates × n. */
  readonly weights: Float64Array;
  /** Per replicate 1 where it has an answer. */
  readonly answered: Uint8Array;
}

export interface BootstrapWork {
  readonly plan: BootstrapPlan;
  readonly board: BootstrapBoard;
}

/** First step, in one thread: the full fit and what replicates are made from, in shared memory. */
export type PreparedBootstrap =
  | ({ readonly ok: true } & BootstrapWork)
  | { readonly ok: false; readonly reason: string };

export function prepareBootstrap(request: BootstrapRequest): PreparedBootstrap {
  const { data, replicates } = request;
  try {
    const plan = shared(planBootstrap(data, request));
    const board = shared({
      next: new Int32Array(1),
      weights: new Float64Array(replicates * data.binary.n),
      answered: new Uint8Array(replicates),
    });
    return { ok: true, plan, board };
  } catch (error) {
    const expected =
      error instanceof FitUnavailableError ||
      error instanceof FitInputError ||
      error instanceof UnknownMethodError ||
      error instanceof RangeError;
    if (!expected) throw error;
    return { ok: false, reason: error.message };
  }
}

/** Second step, in every thread: takes replicates from the board until none are left. */
export function runReplicates({ plan, board }: BootstrapWork, done: () => void): void {
  const replicate = replicator(plan);
  const { next, weights, answered } = board;
  const n = plan.data.binary.n;
  for (;;) {
    const number = Atomics.add(next, 0, 1);
    if (number >= answered.length) return;
    const found = replicate(number);
    if (found) {
      weights.set(found, number * n);
      answered[number] = 1;
    }
    done();
  }
}

/** Last step, in one thread. Null where no replicate has an answer. */
export function summariseWork({ plan, board }: BootstrapWork): BootstrapResult | null {
  const { weights, answered } = board;
  const n = weights.length / answered.length;
  const replicates = Array.from(answered, (is, number) =>
    is ? weights.subarray(number * n, (number + 1) * n) : null,
  );
  if (replicates.every((one) => one === null)) return null;
  const { method, kind, seed } = plan;
  return { ...summariseBootstrap(replicates), method, kind, seed, replicates: answered.length };
}
