import type { Progress, ServedPair } from "../types";
import type { QueuedAnswer } from "./database";
import type { CallError } from "./failure";
import type { Trouble } from "./sender";

/** What a page shows of a desk. */
export interface DeviceState {
  /** False until the device has been read. */
  readonly ready: boolean;
  /** This browser lets pages keep nothing at all. */
  readonly broken: boolean;
  /** To be judged, the first one now. */
  readonly pairs: readonly ServedPair[];
  readonly progress: Progress | null;
  readonly exhausted: boolean;
  /** This person's answers that are not done with, and those recorded lately; oldest first. */
  readonly answers: readonly QueuedAnswer[];
  readonly trouble: Trouble;
  /** Why no pair could be fetched. */
  readonly fetchError: CallError | null;
  readonly over: boolean;
  /** Pairs answered on this page since it was opened. */
  readonly given: number;
  /** The place of the last answer of this page, which can be undone. */
  readonly lastSeq: number | null;
  /** The last answer could not be kept: the device is full, or the store was taken away. */
  readonly unkept: boolean;
}

export const NOT_READ: DeviceState = {
  ready: false,
  broken: false,
  pairs: [],
  progress: null,
  exhausted: false,
  answers: [],
  trouble: null,
  fetchError: null,
  over: false,
  given: 0,
  lastSeq: null,
  unkept: false,
};
