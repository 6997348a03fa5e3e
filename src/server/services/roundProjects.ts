import { pairKey, splitOf } from "~/core/comparison";
import type { Tx } from "../db/client";
import type { Split } from "../db/generated/enums";
import { parseRoundSettings, type RoundSettings } from "./roundSettings";

/** Splits remembered at most; about 50 MB. */
const SPLITS_MAX = 500_000;

/** What publication froze of a round, as far as the choice of pairs needs it. */
export interface RoundProjects {
  readonly roundId: string;
  readonly settings: RoundSettings;
  /** In the order of the round. */
  readonly ids: readonly string[];
  indexOf(projectId: string): number;
  splitFor(i: number, j: number): Split;
}

/** Reads it. Splits are hashes; those asked for are remembered. */
export async function roundProjects(tx: Tx, roundId: string): Promise<RoundProjects> {
  const { settings: stored, splitSeed } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true, splitSeed: true },
  });
  const projects = await tx.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { id: true, name: true },
  });
  const settings = parseRoundSettings(stored);
  const index = new Map(projects.map(({ id }, at) => [id, at]));
  const known = new Map<number, Split>();
  const splitFor = (i: number, j: number) => {
    const key = pairKey(projects.length, i, j);
    const before = known.get(key);
    if (before) return before;
    const split = splitOf(splitSeed, projects[i]!.name, projects[j]!.name, settings.split);
    if (known.size >= SPLITS_MAX) known.clear();
    known.set(key, split);
    return split;
  };
  const ids = projects.map(({ id }) => id);
  return { roundId, settings, ids, indexOf: (id) => index.get(id)!, splitFor };
}
