import { breakBestWorst, breakRanking } from "~/core/comparison";
import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { SetAnswer, SetAssignment } from "../db/generated/client";
import type { SkipReason } from "../db/generated/enums";
import { trainingPairs } from "./followSets";
import { setShownHash } from "./judgedProject";
import { storedKey } from "./judgement";
import { type JudgingProgress, judgingProgress } from "./judgingProgress";
import { roundProjects } from "./roundProjects";

/** What a juror says about a set: an order of all of it, its best and worst, or why neither. */
export interface SetJudgement {
  /** Ids of all projects of the set, best first. */
  readonly ranking?: readonly string[] | undefined;
  readonly bestId?: string | undefined;
  readonly worstId?: string | undefined;
  readonly skipReason?: SkipReason | undefined;
  readonly reason?: string | undefined;
  /** From the set's appearance to its answer, as the device measured it. */
  readonly tookMs?: number | undefined;
  /** Chosen by the client, the same however often one answer is sent. */
  readonly idempotencyKey: string;
}

export interface SetRecorded {
  readonly setId: string;
  readonly progress: JudgingProgress;
}

/**
 * The answer that this key recorded before, if it was the same answer to the same question.
 *
 * @throws AppError conflict when the key was used for something else
 */
export async function setRecordedBefore(
  tx: Tx,
  jurorId: string,
  setId: string | undefined,
  judgement: SetJudgement,
): Promise<SetRecorded | null> {
  const before = await tx.setAnswer.findUnique({
    where: { idempotencyKey: storedKey(jurorId, judgement.idempotencyKey) },
  });
  if (!before) return null;
  const { ranking, ...said } = columnsOf(judgement);
  const same =
    before.ranking.join() === ranking.join() &&
    Object.entries(said).every(([name, value]) => before[name as keyof SetAnswer] === value);
  if (!same || before.withdrawn || before.setId !== setId) {
    throw new AppError("conflict", "This answer's key was used for another answer before");
  }
  return setRecorded(tx, before);
}

/** @throws AppError invalid for an answer of another kind, or about other projects, than was asked */
export function requireAnswersSet(
  { kind, items }: Pick<SetAssignment, "kind" | "items">,
  { ranking, bestId, worstId, skipReason }: SetJudgement,
): void {
  const ranks = ranking !== undefined;
  const picks = bestId !== undefined || worstId !== undefined;
  if (skipReason !== undefined && !ranks && !picks) return;
  const isOf = (id: string | undefined) => id !== undefined && items.includes(id);
  const fits =
    skipReason === undefined &&
    (kind === "rankFive"
      ? !picks &&
        ranks &&
        ranking.length === items.length &&
        items.every((id) => ranking.includes(id))
      : !ranks && isOf(bestId) && isOf(worstId) && bestId !== worstId);
  if (fits) return;
  const asked = { rankFive: "all of its projects in order", bestWorst: "its best and its worst" };
  throw new AppError(
    "invalid",
    `An answer about this set names ${asked[kind]}, or why there is none`,
  );
}

/** Records a version of an answer with the comparisons it implies; all earlier ones stop counting. */
export async function writeSetAnswer(
  tx: Tx,
  set: SetAssignment,
  judgement: SetJudgement,
): Promise<SetRecorded> {
  const { id: setId, roundId, jurorId, items } = set;
  const answer = await tx.setAnswer.create({
    data: {
      ...{ roundId, setId, jurorId, version: await retire(tx, setId) },
      ...columnsOf(judgement),
      shownHash: await setShownHash(tx, roundId, items),
      idempotencyKey: storedKey(jurorId, judgement.idempotencyKey),
    },
  });
  const recorded = await trainingComparisons(tx, set, judgement);
  const common = { roundId, jurorId, setAnswerId: answer.id, reason: answer.reason };
  await tx.comparison.createMany({ data: recorded.map((row) => ({ ...common, ...row })) });
  return setRecorded(tx, answer);
}

/** Lets the answer that stands stop counting, with its comparisons; the number of the next version. */
export async function retire(tx: Tx, setId: string): Promise<number> {
  const before = await tx.setAnswer.findFirst({ where: { setId, current: true } });
  if (!before) return 1;
  const { id } = before;
  await tx.setAnswer.updateMany({ where: { id, current: true }, data: { current: false } });
  await tx.comparison.updateMany({
    where: { setAnswerId: id, current: true },
    data: { current: false },
  });
  return before.version + 1;
}

export async function setRecorded(
  tx: Tx,
  { setId, roundId, jurorId }: Pick<SetAnswer, "setId" | "roundId" | "jurorId">,
): Promise<SetRecorded> {
  return { setId, progress: await judgingProgress(tx, roundId, jurorId) };
}

function columnsOf({ ranking, bestId, worstId, skipReason, reason, tookMs }: SetJudgement) {
  return {
    ranking: [...(ranking ?? [])],
    bestId: bestId ?? null,
    worstId: worstId ?? null,
    skipReason: skipReason ?? null,
    reason: reason ?? null,
    tookMs: tookMs ?? null,
  };
}

/**
 * What the answer implies about training pairs, the project shown first as A. Pairs of the holdout are
 * left out whatever was said: that keeps the rest consistent, see `breakRanking`.
 */
async function trainingComparisons(
  tx: Tx,
  { roundId, items }: SetAssignment,
  { ranking, bestId, worstId, skipReason }: SetJudgement,
) {
  if (skipReason) return [];
  const place = (id: string) => items.indexOf(id);
  const implied = ranking
    ? breakRanking(ranking.map(place))
    : breakBestWorst(Array.from(items.keys()), place(bestId!), place(worstId!));
  const round = await roundProjects(tx, roundId);
  const training = trainingPairs(round, items).map((pair) => pair.join());
  const isTraining = (i: number, j: number) =>
    training.includes([items[i]!, items[j]!].map(round.indexOf).join());
  return implied.flatMap(({ a, b, weight }) => {
    const [first, second] = a < b ? [a, b] : [b, a];
    if (!isTraining(first, second)) return [];
    const pair = { projectAId: items[first]!, projectBId: items[second]! };
    const outcome = first === a ? ("a" as const) : ("b" as const);
    return [{ ...pair, outcome, weight, split: "train" as const }];
  });
}
