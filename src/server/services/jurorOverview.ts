import { connectivity, type PairTable, pairTable } from "~/core/comparison";
import { db } from "../db/client";
import type { RoundStatus } from "../db/generated/enums";
import { isDiagnosed, jurorFigures } from "./jurorFigures";
import { type JurorFlag, jurorFlags } from "./jurorFlags";
import { importedName, jurorKey } from "./jurorKey";
import { type JurorRows, loadJurorRows, openSplits } from "./jurorRows";
import { jurorTimes } from "./jurorTimes";

/** Projects up to which every pair is listed. */
const PAIR_ITEMS_MAX = 60;

export interface FlagWithReview extends JurorFlag {
  /** The last review of this rule, and whether the evidence still reads as it did then. */
  readonly review: { note: string; by: string | null; at: Date; current: boolean } | null;
}

export interface JurorSummary {
  readonly juror: string;
  /** The person's name, or the name in the imported file. */
  readonly name: string;
  /** What the organizer called them in the invitation. */
  readonly label: string | null;
  readonly imported: boolean;
  /** Answered here, sealed and skipped included; null for imported jurors. */
  readonly answered: number | null;
  /** Judgements that the figures below are computed from. */
  readonly rows: number;
  readonly medianSeconds: number | null;
  readonly lastAt: Date | null;
  /** Chance of Crowd-BT that an answer is what the juror's own scale would give, in [0, 1]. */
  readonly reliability: number | null;
  readonly agreement: { readonly share: number | null; readonly rows: number } | null;
  readonly selfConsistency: { readonly share: number | null; readonly rows: number } | null;
  /** Share of decided answers for the project shown first. */
  readonly firstShare: number | null;
  /** Median |ln ratio| stated. */
  readonly scale: number | null;
  readonly flags: readonly FlagWithReview[];
}

/**
 * What the organizer sees of the jurors: how well the judgements cover the projects, and what each
 * juror's answers say about the juror. While the round is open it is computed over the training split
 * alone; sealed answers are counted and not read.
 */
export async function jurorOverview(roundId: string, status: RoundStatus) {
  const loaded = await loadJurorRows(db, roundId, openSplits(status));
  return {
    scope: status === "closed" ? ("all" as const) : ("train" as const),
    rows: loaded.rows.length,
    diagnosed: isDiagnosed(loaded),
    coverage: coverageOf(loaded),
    jurors: await summaries(roundId, loaded),
  };
}

function coverageOf({ items, data }: JurorRows) {
  const table = pairTable(data.binary);
  const { components, mleExists } = connectivity(table);
  const counts = new Array<number>(items.length).fill(0);
  const opponents = new Array<number>(items.length).fill(0);
  const pairs = pairCounts(table);
  for (const { a, b, count } of pairs) {
    counts[a]! += count;
    counts[b]! += count;
    opponents[a]! += 1;
    opponents[b]! += 1;
  }
  return {
    projects: items.map((name, at) => ({
      name,
      judgements: counts[at]!,
      opponents: opponents[at]!,
    })),
    /** Index pairs with how often each was judged; null where there are too many projects to draw. */
    pairs: items.length <= PAIR_ITEMS_MAX ? pairs : null,
    compared: pairs.length,
    components: components.map((group) => group.map((item) => items[item]!)),
    connected: components.length <= 1,
    mleExists,
  };
}

const pairCounts = ({ i, j, winsI, winsJ }: PairTable) =>
  Array.from(i, (a, k) => ({ a, b: j[k]!, count: Math.round(winsI[k]! + winsJ[k]!) }));

async function summaries(roundId: string, loaded: JurorRows): Promise<JurorSummary[]> {
  const people = await peopleOf(roundId);
  const times = new Map((await jurorTimes(roundId)).map((row) => [row.juror, row]));
  const reviews = await reviewsOf(roundId);
  const figures = jurorFigures(roundId, loaded);
  const keys = new Set([...people.keys(), ...times.keys(), ...loaded.jurors]);
  return [...keys].map((juror) => {
    const person = people.get(juror);
    const time = times.get(juror);
    const found = figures.get(juror);
    const diagnosis = found?.diagnosis ?? null;
    const medianSeconds = time?.medianSeconds ?? null;
    const evidence = {
      ...{ diagnosis, medianSeconds, answers: time?.answered ?? 0 },
      multipliers: found?.multipliers ?? [],
      jurors: loaded.jurors.length,
    };
    return {
      juror,
      name: person?.name ?? importedName(juror),
      label: person?.label ?? null,
      imported: person === undefined && time === undefined,
      answered: time?.answered ?? (person ? 0 : null),
      rows: found?.rows ?? 0,
      medianSeconds,
      lastAt: time?.lastAnswerAt ?? null,
      reliability: found?.reliability ?? null,
      agreement: diagnosis?.agreement ?? null,
      selfConsistency: diagnosis?.selfConsistency ?? null,
      firstShare: diagnosis?.side?.share ?? null,
      scale: found?.scale ?? null,
      flags: jurorFlags(evidence, loaded.items).map((flag) => ({
        ...flag,
        review: reviews(juror, flag),
      })),
    };
  });
}

/** Members who are jurors now, and people who judged and are not any more. */
async function peopleOf(roundId: string) {
  const users = await db.user.findMany({
    where: {
      OR: [
        { memberships: { some: { roundId, role: "juror" } } },
        { assignments: { some: { roundId } } },
      ],
    },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      email: true,
      memberships: {
        where: { roundId, role: "juror" },
        select: { invitation: { select: { label: true } } },
      },
    },
  });
  return new Map(
    users.map(({ id, name, email, memberships }) => [
      jurorKey({ jurorId: id, jurorLabel: null }),
      { name: name ?? email ?? "Somebody", label: memberships[0]?.invitation?.label || null },
    ]),
  );
}

async function reviewsOf(roundId: string) {
  const reviews = await db.flagReview.findMany({ where: { roundId }, orderBy: { id: "asc" } });
  const people = await db.user.findMany({
    where: { id: { in: reviews.map(({ reviewedById }) => reviewedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const last = new Map(reviews.map((review) => [`${review.juror} ${review.rule}`, review]));
  return (juror: string, { rule, evidence }: JurorFlag): FlagWithReview["review"] => {
    const review = last.get(`${juror} ${rule}`);
    if (!review) return null;
    const by = names.get(review.reviewedById) ?? null;
    return { note: review.note, by, at: review.createdAt, current: review.evidence === evidence };
  };
}
