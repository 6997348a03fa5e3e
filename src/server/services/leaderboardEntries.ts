import { METHODS } from "~/core/ranking";
import { db } from "../db/client";
import type { Baseline } from "../db/generated/client";
import { UNIFORM } from "./baselineKeys";
import { roundScore } from "./shownScore";

/** One line of the board. Baselines have no rank and no modeler. */
export interface BoardEntry {
  kind: "submission" | "baseline";
  /** The submission's id, or the baseline's key. */
  id: string;
  rank: number | null;
  /** Rank on the public split, once the board shows the private one. */
  publicRank: number | null;
  publicScore: number | null;
  title: string;
  modeler: string | null;
  /** The reader's own. */
  mine: boolean;
  score: number;
  low: number | null;
  high: number | null;
  /** How many submissions its modeler has on the board. */
  submissions: number;
  at: Date | null;
}

interface Selection {
  publicHash: string | undefined;
  privateHash: string | undefined;
  lowerIsBetter: boolean;
  readerId: string | null;
}

type Scored = Awaited<ReturnType<typeof loadScores>>[number];

function loadScores(roundId: string, split: "public" | "private", holdoutHash: string) {
  return db.score.findMany({
    where: { roundId, split, holdoutHash, submission: { status: "done" } },
    select: {
      value: true,
      low: true,
      high: true,
      submission: {
        select: {
          id: true,
          title: true,
          createdAt: true,
          userId: true,
          user: { select: { name: true } },
        },
      },
    },
  });
}

/** Better score first, and of equal ones (as shown) the earlier submission. */
function byScore(lowerIsBetter: boolean) {
  const sign = lowerIsBetter ? 1 : -1;
  return (x: Scored, y: Scored): number =>
    sign * (roundScore(x.value) - roundScore(y.value)) ||
    x.submission.createdAt.getTime() - y.submission.createdAt.getTime() ||
    (x.submission.id < y.submission.id ? -1 : 1);
}

/**
 * One entry per modeler: the submission with the best public score, chosen without looking at the
 * private one, ranked by the private score where that is revealed.
 */
export async function rankedEntries(roundId: string, selection: Selection): Promise<BoardEntry[]> {
  const { publicHash, privateHash, readerId } = selection;
  const order = byScore(selection.lowerIsBetter);
  const open = publicHash ? (await loadScores(roundId, "public", publicHash)).sort(order) : [];
  const sealed = privateHash ? await loadScores(roundId, "private", privateHash) : [];
  const sealedOf = new Map(sealed.map((score) => [score.submission.id, score]));
  const count = new Map<string, number>();
  for (const { submission } of open) {
    count.set(submission.userId, (count.get(submission.userId) ?? 0) + 1);
  }
  const bestOf = new Map<string, Scored>();
  for (const score of open) {
    if (!bestOf.has(score.submission.userId)) bestOf.set(score.submission.userId, score);
  }
  const best = [...bestOf.values()].map((score, at) => ({ score, publicRank: at + 1 }));
  const shown = privateHash
    ? best.flatMap(({ score, publicRank }) => {
        const counted = sealedOf.get(score.submission.id);
        return counted ? [{ counted, score, publicRank }] : [];
      })
    : best.map((entry) => ({ ...entry, counted: entry.score }));
  shown.sort((x, y) => order(x.counted, y.counted));
  return shown.map(({ counted, score, publicRank }, at) => ({
    kind: "submission",
    id: score.submission.id,
    rank: at + 1,
    publicRank: privateHash ? publicRank : null,
    publicScore: privateHash ? roundScore(score.value) : null,
    title: score.submission.title,
    modeler: score.submission.user.name ?? "A modeler",
    mine: score.submission.userId === readerId,
    score: roundScore(counted.value),
    low: counted.low === null ? null : roundScore(counted.low),
    high: counted.high === null ? null : roundScore(counted.high),
    submissions: count.get(score.submission.userId) ?? 1,
    at: score.submission.createdAt,
  }));
}

export function baselineEntry(baseline: Baseline): BoardEntry {
  const method = METHODS.find(({ key }) => key === baseline.key)?.title ?? baseline.key;
  return {
    kind: "baseline",
    id: baseline.key,
    rank: null,
    publicRank: null,
    publicScore: null,
    title: baseline.key === UNIFORM ? "Equal weights" : `${method}, on the training split`,
    modeler: null,
    mine: false,
    score: roundScore(baseline.value),
    low: baseline.low === null ? null : roundScore(baseline.low),
    high: baseline.high === null ? null : roundScore(baseline.high),
    submissions: 0,
    at: null,
  };
}
