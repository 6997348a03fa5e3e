import type { Block, Draws } from "./draws";

/** One recorded draw: its kind, its parameters and, last, what came. */
export type TapeDraw = readonly [kind: string, ...numbers: number[]];

/** The draws of a whole recorded run. */
export interface TapeDraws {
  readonly init_draws: readonly TapeDraw[];
  readonly steps: readonly {
    readonly blocks: readonly {
      readonly policy_draws: readonly TapeDraw[];
      readonly update_draws: readonly TapeDraw[];
    }[];
  }[];
}

/** The order of a timestep's blocks on the tape, per model. */
const BLOCKS: Readonly<Record<"v1" | "v3", readonly Block[]>> = {
  v1: ["arrivals", "progress", "release", "decide"],
  v3: ["arrivals", "mint", "progress", "release", "decide", "metrics"],
};

/** A draw's parameters may differ by so much: they are computed from what the run came to. */
const RELATIVE = 1e-9;
const ABSOLUTE = 1e-12;

/** What was asked for is not what the tape has: from here on there is nothing to compare. */
export class TapeError extends Error {
  override readonly name = "TapeError";
}

/**
 * Draws from a tape. Throws TapeError where another kind of draw is asked for than was recorded, with
 * other parameters, one more than there are, or where a block ends with draws left.
 */
export function tapeDraws(model: "v1" | "v3", tape: TapeDraws): Draws & { end(): void } {
  let queue: readonly TapeDraw[] = [];
  let at = 0;
  let where = "genesis";
  const end = () => {
    if (at < queue.length) {
      throw new TapeError(`${where}: draw ${at + 1} of ${queue.length} was not asked for`);
    }
  };
  const take = (kind: string, ...wanted: number[]): number => {
    const draw = queue[at++];
    if (!draw) throw new TapeError(`${where}: ${kind} is asked for, but the tape has no more`);
    const [recorded, ...numbers] = draw;
    const alike =
      numbers.length === wanted.length + 1 && wanted.every((x, k) => near(x, numbers[k]!));
    if (recorded === kind && alike) return numbers.at(-1)!;
    const asked = `${kind}(${wanted.join(", ")})`;
    throw new TapeError(
      `${where}, draw ${at}: ${asked} is asked for, recorded is ${draw.join(" ")}`,
    );
  };
  return {
    begin(block, timestep) {
      end();
      at = 0;
      where = timestep === 0 ? "genesis" : `timestep ${timestep}, ${block}`;
      const recorded = tape.steps[timestep - 1]?.blocks[BLOCKS[model].indexOf(block)];
      queue = timestep === 0 ? tape.init_draws : drawsOf(recorded);
    },
    end,
    rand: () => take("rand"),
    uniform: (low, high) => take("uniform", low, high),
    expon: (loc, scale) => take("expon", loc, scale),
    gamma: (shape, loc, scale) => take("gamma", shape, loc, scale),
    choice: (ids) => take("choice", ids.length),
  };
}

function drawsOf(block: TapeDraws["steps"][number]["blocks"][number] | undefined) {
  return block ? [...block.policy_draws, ...block.update_draws] : [];
}

const near = (a: number, b: number) =>
  Math.abs(a - b) <= Math.max(RELATIVE * Math.max(Math.abs(a), Math.abs(b)), ABSOLUTE);
