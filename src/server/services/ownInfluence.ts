import { db } from "../db/client";
import type { JurorsPart } from "./analysis/parts";
import { parseRoundSettings } from "./roundSettings";

/**
 * How the round's weights would differ without this juror: the project that moves most, before and
 * after, and the share of the pool that would go elsewhere; from the final fit by the round's own
 * method. `sealed` until judging has closed, `none` where that fit left nobody out, or not this juror.
 */
export async function ownInfluence(jurorId: string, roundId: string) {
  const round = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true, status: true },
  });
  if (round.status !== "closed") return { state: "sealed" as const };
  const { method } = parseRoundSettings(round.settings).weights;
  const part = await db.fitPart.findFirst({
    where: { part: "jurors", fit: { roundId, method, scope: "all", status: "done" } },
    orderBy: { fit: { finishedAt: "desc" } },
    select: { data: true },
  });
  const jurors = (part?.data as unknown as JurorsPart | undefined)?.jurors;
  const own = jurors?.find(({ key }) => key === jurorId);
  if (!own?.influence) return { state: "none" as const };
  const { item, before, after, moved } = own.influence;
  return { state: "ready" as const, rows: own.rows, title: item.title, before, after, moved };
}
