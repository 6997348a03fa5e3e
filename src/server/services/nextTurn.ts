import { SET_SIZE_MIN } from "~/core/ranking";
import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { SetKind } from "../db/generated/enums";
import { asJuror } from "./asJuror";
import { conflictedProjects } from "./conflictedProjects";
import { judgedProjects } from "./judgedProject";
import { judgingProgress } from "./judgingProgress";
import { openPairs, servePair } from "./nextPair";
import { noTokenYet, setToken } from "./pairToken";
import { pickTurn } from "./pickTurn";
import { requireOpen } from "./roundOpen";
import { parseRoundSettings } from "./roundSettings";

/**
 * What a juror is to judge now in a round of sets: a pair, a set, or neither when nothing is left.
 * What was served and not answered is served again. A set with a project in which the juror has
 * declared a stake since comes back without it.
 *
 * @throws AppError gone once judging has ended; conflict in a round of pairs
 */
export async function nextTurn(jurorId: string, roundId: string) {
  return asJuror(jurorId, roundId, async (tx) => {
    await requireOpen(tx, roundId);
    const kind = await requireSets(tx, roundId);
    const turn = await turnOf(tx, { roundId, jurorId, kind });
    return { ...turn, progress: await judgingProgress(tx, roundId, jurorId) };
  });
}

interface Asked {
  roundId: string;
  jurorId: string;
  kind: SetKind;
}

async function turnOf(tx: Tx, asked: Asked) {
  const { roundId, jurorId } = asked;
  const [open] = await openPairs(tx, roundId, jurorId, 1);
  if (open) return { pair: open, set: null };
  const waiting = await openSet(tx, asked);
  if (waiting) return { pair: null, set: await served(tx, waiting) };
  const picked = await pickTurn(tx, roundId, jurorId);
  if (!picked) return { pair: null, set: null };
  if ("pair" in picked) {
    return { pair: await servePair(tx, roundId, jurorId, picked.pair), set: null };
  }
  return { pair: null, set: await served(tx, await create(tx, asked, picked.items)) };
}

/** @throws AppError conflict */
async function requireSets(tx: Tx, roundId: string): Promise<SetKind> {
  const { settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  const { input } = parseRoundSettings(settings);
  if (input === "pairs") throw new AppError("conflict", "This round asks for pairs, not for sets");
  return input;
}

async function openSet(tx: Tx, asked: Asked) {
  const { roundId, jurorId } = asked;
  const open = await tx.setAssignment.findFirst({ where: { roundId, jurorId, answeredAt: null } });
  if (!open) return null;
  const conflicted = await conflictedProjects(tx, roundId, jurorId);
  const left = open.items.filter((id) => !conflicted.has(id));
  if (left.length === open.items.length) return open;
  await tx.setAssignment.delete({ where: { id: open.id } });
  return left.length < SET_SIZE_MIN ? null : create(tx, asked, left);
}

function create(tx: Tx, asked: Asked, items: string[]) {
  const tokenHash = noTokenYet();
  return tx.setAssignment.create({ data: { ...asked, items, tokenHash } });
}

interface ServedRow {
  id: string;
  jurorId: string;
  kind: SetKind;
  items: string[];
  tokenHash: string;
}

/** Nothing tells which of its comparisons will be recorded. */
async function served(tx: Tx, { id, jurorId, kind, items, tokenHash: stored }: ServedRow) {
  const { token, tokenHash } = setToken(id, jurorId);
  // Also after the server's secret was changed.
  if (tokenHash !== stored) await tx.setAssignment.update({ where: { id }, data: { tokenHash } });
  return { id, token, kind, projects: await judgedProjects(tx, items) };
}
