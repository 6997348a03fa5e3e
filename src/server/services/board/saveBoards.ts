import { isDeepStrictEqual } from "node:util";
import type { Tx } from "../../db/client";
import { announce } from "../announce";
import { loadHoldout, type RoundHoldout } from "../loadHoldout";
import { parseRoundSettings } from "../roundSettings";
import type { BoardData } from "./boardData";
import { finalBoard } from "./finalBoard";
import { ladderSettings } from "./ladderSettings";
import { publicBoard } from "./publicBoard";

/** Computes what the pages show, from scores that are up to date; the private board after the close. */
export async function saveBoards(tx: Tx, roundId: string): Promise<void> {
  const { status, settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { status: true, settings: true },
  });
  const { metric, contest } = parseRoundSettings(settings);
  // One query after another: inside a transaction they share a connection.
  const open = await loadHoldout(tx, roundId, "public");
  const sealed = await loadHoldout(tx, roundId, "private");
  const step = await ladderSettings(tx, roundId, open, { metric, fixed: contest.ladderStep });
  if (!step) return;
  const save = saver(tx, roundId);
  if (status !== "closed") {
    return save(open, await publicBoard(tx, roundId, open, { metric, step }));
  }
  const rules = { metric, step, publicHash: open.hash };
  const final = await finalBoard(tx, roundId, sealed, rules);
  if (final) return save(sealed, final);
  await save(open, await finalBoard(tx, roundId, open, rules));
}

function saver(tx: Tx, roundId: string) {
  return async ({ split, hash }: RoundHoldout, data: BoardData | null): Promise<void> => {
    if (!data) return;
    const where = { roundId_split: { roundId, split } };
    const known = await tx.board.findUnique({ where });
    const at = new Date();
    const row = { holdoutHash: hash, data, computedAt: at };
    await tx.board.upsert({ where, create: { roundId, split, ...row }, update: row });
    if (isDeepStrictEqual(known?.data, JSON.parse(JSON.stringify(data)))) return;
    // No act of anybody's, so that it stands in no audit trail.
    await announce(tx, { roundId, action: "board.updated", data: {}, at });
  };
}
