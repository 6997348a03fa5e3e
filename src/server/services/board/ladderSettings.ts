import { ladderStep, type Metric, ScoreInputError } from "~/core/scoring";
import type { Tx } from "../../db/client";
import type { RoundHoldout } from "../loadHoldout";
import { boardSchema } from "./boardData";

export interface LadderSettings {
  readonly eta: number;
  /** Whether η follows from the rows; otherwise the round sets it. */
  readonly automatic: boolean;
  readonly range: number;
  readonly noise: number;
}

interface Rules {
  readonly metric: Metric;
  /** The round's own step; undefined for one that follows from the rows. */
  readonly fixed: number | undefined;
}

/**
 * The step of the public ladder on these rows: the round's own, or the default of `ladderStep`, which
 * takes several fits. So it is computed once per rows, and read back from the board otherwise.
 *
 * Undefined while the holdout has nothing to score on, and where equal weights are the best there
 * are: then no step separates anything.
 */
export async function ladderSettings(
  tx: Tx,
  roundId: string,
  holdout: RoundHoldout,
  { metric, fixed }: Rules,
): Promise<LadderSettings | undefined> {
  const stored = await tx.board.findUnique({
    where: { roundId_split: { roundId, split: "public" } },
  });
  const known = stored?.holdoutHash === holdout.hash ? boardSchema.parse(stored.data) : undefined;
  if (known?.metric === metric && (fixed === undefined ? known.automatic : known.step === fixed)) {
    return { eta: known.step, automatic: known.automatic, range: known.range, noise: known.noise };
  }
  try {
    const { eta, range, noise } = ladderStep(holdout, metric);
    if (fixed === undefined && !(eta > 0)) return undefined;
    return { eta: fixed ?? eta, automatic: fixed === undefined, range, noise };
  } catch (error) {
    if (error instanceof ScoreInputError) return undefined;
    throw error;
  }
}

/** As a board keeps it. */
export const stepColumns = ({ eta, ...rest }: LadderSettings) => ({ step: eta, ...rest });
