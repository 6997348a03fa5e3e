import { db } from "../db/client";
import type { Split } from "../db/generated/enums";

export interface RoundCounts {
  readonly projects: number;
  /** A set of projects that was judged counts once. */
  readonly comparisons: number;
  /** People who judged, imported ones included. */
  readonly jurors: number;
  readonly submissions: number;
}

/** Of a round's current judgements. */
interface Judged {
  readonly bySplit: Readonly<Record<Split, number>>;
  readonly comparisons: number;
  readonly jurors: number;
}

const NOTHING: RoundCounts = { projects: 0, comparisons: 0, jurors: 0, submissions: 0 };

/** From this many judgements on, counting takes the database so long that a count is kept for a while. */
const LARGE = 50_000;
const KEPT_MS = 60_000;
/** So long after that it is still shown while it is made anew: nobody waits for a second's count. */
const SHOWN_MS = 600_000;

interface Kept {
  readonly judged: Promise<Judged>;
  /** Until when it need not be made again, and until when it may be shown meanwhile. */
  until: number;
  shownUntil: number;
}

/** Judgements of a closed round no longer change: those counts are for good. */
const kept = new Map<string, Kept>();

/** Sealed judgements are counted by functions of the database; their rows stay unreadable here. */
export async function countsOf(
  roundIds: readonly string[],
): Promise<(roundId: string) => RoundCounts> {
  const rows = await db.$queryRaw<{ id: string; projects: number; submissions: number }[]>`
    SELECT r."id",
      (SELECT count(*) FROM "Project" p WHERE p."roundId" = r."id")::int AS projects,
      (SELECT count(*) FROM "Submission" s WHERE s."roundId" = r."id" AND s."status" <> 'cancelled')::int AS submissions
    FROM "Round" r WHERE r."id" = ANY(${[...roundIds]})`;
  const counts = await Promise.all(
    rows.map(async ({ id, projects, submissions }) => {
      const { comparisons, jurors } = await judgedOf(id);
      return [id, { projects, comparisons, jurors, submissions }] as const;
    }),
  );
  const byRound = new Map(counts);
  return (roundId) => byRound.get(roundId) ?? NOTHING;
}

/** How many current judgements each split has. */
export async function splitCounts(roundId: string): Promise<Record<Split, number>> {
  return { ...(await judgedOf(roundId)).bySplit };
}

/** A count under way is waited for by everybody who asks meanwhile, unless there is one to show. */
async function judgedOf(roundId: string): Promise<Judged> {
  const known = kept.get(roundId);
  const now = Date.now();
  if (known && known.until > now) return known.judged;
  if (!known || known.shownUntil <= now) return countAnew(roundId);
  known.until = known.shownUntil; // one count is enough
  countAnew(roundId, known).catch((error) => {
    known.until = 0;
    console.error(`the judgements of round ${roundId} could not be counted`, error);
  });
  return known.judged;
}

/** The new count takes its place at once, or once it is made where another is `shown` meanwhile. */
async function countAnew(roundId: string, shown?: Kept): Promise<Judged> {
  const counted = count(roundId);
  const forGood = Number.POSITIVE_INFINITY;
  const judged = counted.then(({ found }) => found);
  const entry = { judged, until: forGood, shownUntil: forGood };
  if (!shown) kept.set(roundId, entry);
  try {
    const { found, closed } = await counted;
    if (!closed) {
      entry.until = found.comparisons >= LARGE ? Date.now() + KEPT_MS : 0;
      entry.shownUntil = entry.until && entry.until + SHOWN_MS;
    }
    kept.set(roundId, entry);
    return found;
  } catch (error) {
    if (kept.get(roundId) === entry) kept.delete(roundId);
    throw error;
  }
}

async function count(roundId: string): Promise<{ found: Judged; closed: boolean }> {
  // Before the counts: what is closed then has its last judgement among them.
  const round = await db.round.findUnique({ where: { id: roundId }, select: { status: true } });
  const [rows, [people]] = await Promise.all([
    db.$queryRaw<{ split: Split; comparisons: number }[]>`
      SELECT "split"::text, "comparisons"::int FROM steelyard_comparison_counts(${roundId})`,
    db.$queryRaw<{ jurors: number }[]>`SELECT steelyard_juror_count(${roundId})::int AS jurors`,
  ]);
  const of = (split: Split) => rows.find((row) => row.split === split)?.comparisons ?? 0;
  const bySplit = { train: of("train"), public: of("public"), private: of("private") };
  const comparisons = bySplit.train + bySplit.public + bySplit.private;
  const found = { bySplit, comparisons, jurors: people?.jurors ?? 0 };
  return { found, closed: round?.status === "closed" };
}
