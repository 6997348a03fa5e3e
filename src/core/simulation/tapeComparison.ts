import type { TapeNumber } from "./tapeFile";

/** One value in which a replay and its tape differ; timestep 0 is genesis. */
export interface TapeMismatch {
  readonly timestep: number;
  readonly what: string;
  readonly recorded: TapeNumber | null;
  readonly got: TapeNumber | null;
}

const RELATIVE = 1e-7;
const ABSOLUTE = 1e-6;
/** More say nothing new. */
const MISMATCHES_MOST = 1000;

export type Comparison = ReturnType<typeof comparison>;

/** Compares what a replay came to with its tape, and keeps what differs. */
export function comparison() {
  const mismatches: TapeMismatch[] = [];
  const found = { compared: 0, mismatches };
  const note = (mismatch: TapeMismatch) => {
    if (mismatches.length < MISMATCHES_MOST) mismatches.push(mismatch);
  };
  const check = (timestep: number, what: string, recorded: TapeNumber, got: number) => {
    if (close(Number(recorded), got)) return;
    note({ timestep, what, recorded, got: Number.isFinite(got) ? got : String(got) });
  };
  return {
    found,
    /** Compares without counting. */
    check,
    /** Compares and counts. */
    value(timestep: number, what: string, recorded: TapeNumber, got: number) {
      found.compared++;
      check(timestep, what, recorded, got);
    },
    word(timestep: number, what: string, recorded: string, got: string) {
      found.compared++;
      if (recorded !== got) note({ timestep, what, recorded, got });
    },
    refuse: (timestep: number, what: string) => note({ timestep, what, recorded: null, got: null }),
  };
}

function close(a: number, b: number): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  return Math.abs(a - b) <= Math.max(RELATIVE * Math.max(Math.abs(a), Math.abs(b)), ABSOLUTE);
}
