import { reserve, settle } from "~/core/ranking";
import type { Tx } from "../db/client";
import type { Outcome } from "../db/generated/enums";
import { type Following, followSets, readSets } from "./followSets";
import { readSelection, type ServedRow } from "./readSelection";
import { roundProjects } from "./roundProjects";

/** Transactions end after 15 s: what was written earlier than this before a read was in it. */
const OVERLAP_MS = 20_000;
/** A pair not answered for so long is asked of others again. */
const OUT_MS_MAX = 30 * 60_000;
/** The selection is made anew after so long, and after as many answers as there are projects. */
const AGE_MS_MAX = 10 * 60_000;
const CHANGES_MIN = 100;
/** Rounds a process remembers; a thousand projects take 8 MB. */
const ROUNDS_MAX = 8;

/** A round's selection as one process has followed it, and what of the round is in it. */
export interface RoundSelection extends Following {
  readonly imports: number;
  readonly madeAt: Date;
  readAt: Date;
}

const remembered = new Map<string, RoundSelection>();

/**
 * The state from which pairs of this round are chosen, as of now. One transaction at a time: the
 * caller holds the round's serving lock until it ends, so that what one juror was given is known to
 * the choice for the next, in whichever process.
 *
 * Each process keeps the state of the rounds it serves and follows the database by what was served or
 * answered since it last looked; that is an optimisation only. Made anew from the database when the
 * process does not know the round, after an import, after as many answers as there are projects
 * (at least 100) and after ten minutes; until then an answer that was changed or withdrawn counts as
 * it was. What must hold exactly (shares, pairs shown once) is read from the juror's own pairs.
 */
export async function roundSelection(tx: Tx, roundId: string): Promise<RoundSelection> {
  const [now] = await tx.$queryRaw<{ at: Date; imports: number }[]>`
    SELECT clock_timestamp() AT TIME ZONE 'UTC' AS at, count(*)::int AS imports
    FROM "ComparisonImport" WHERE "roundId" = ${roundId}`;
  const { at, imports } = now!;
  const known = remembered.get(roundId);
  if (known && !isStale(known, at, imports)) {
    await follow(tx, known, at);
    return known;
  }
  const round = known?.round ?? (await roundProjects(tx, roundId));
  const read = await readSelection(tx, round);
  const state = { ...read, round, imports, madeAt: at, readAt: at, changes: 0 };
  const made: RoundSelection = { ...state, out: new Map(), settled: new Set(read.answered) };
  for (const row of read.open) takeOut(made, row);
  await readSets(tx, made, new Date(at.getTime() - OVERLAP_MS));
  remember(made);
  await follow(tx, made, at);
  return made;
}

function remember(state: RoundSelection): void {
  const { roundId } = state.round;
  remembered.delete(roundId);
  remembered.set(roundId, state);
  const oldest = remembered.keys().next().value;
  if (remembered.size > ROUNDS_MAX && oldest !== undefined) remembered.delete(oldest);
}

function isStale(state: RoundSelection, now: Date, imports: number): boolean {
  const aged = now.getTime() - state.madeAt.getTime() > AGE_MS_MAX;
  const changed = state.changes >= Math.max(CHANGES_MIN, state.selection.n);
  return aged || changed || imports !== state.imports;
}

/** What came of a served pair. */
interface Came {
  readonly outcome: Outcome | null;
  readonly withdrawn: boolean | null;
}

const VALUE = { a: 1, b: 0, equal: 0.5 } as const satisfies Partial<Record<Outcome, number>>;

async function follow(tx: Tx, state: RoundSelection, now: Date): Promise<void> {
  const sinceMs = state.readAt.getTime() - OVERLAP_MS;
  // The time stands in the query, twice, so that the planner sees how few rows are newer.
  const rows = await tx.$queryRaw<(ServedRow & Came)[]>`
    SELECT s."id", s."jurorId", s."projectAId", s."projectBId", s."servedAt", s."answeredAt",
      c."outcome"::text, c."withdrawn"
    FROM "Assignment" s LEFT JOIN LATERAL (
      SELECT "outcome", "withdrawn" FROM "Comparison"
      WHERE "assignmentId" = s."id" AND "current" LIMIT 1) c ON true
    WHERE s."roundId" = ${state.round.roundId} AND s."split" = 'train'
      AND (s."servedAt" >= to_timestamp(${sinceMs}::float8 / 1000) AT TIME ZONE 'UTC'
        OR s."answeredAt" >= to_timestamp(${sinceMs}::float8 / 1000) AT TIME ZONE 'UTC')
    ORDER BY s."servedAt", s."id"`;
  for (const row of rows) {
    if (state.settled.has(row.id)) continue;
    if (!state.out.has(row.id)) takeOut(state, row);
    if (row.answeredAt) comeBack(state, row);
  }
  await followSets(tx, state, new Date(sinceMs));
  for (const [id, pair] of state.out) {
    if (now.getTime() - pair.servedAt.getTime() <= OUT_MS_MAX) continue;
    settle(state.selection, pair);
    state.out.delete(id);
  }
  state.readAt = now;
}

function takeOut(state: RoundSelection, row: ServedRow): void {
  const [a, b] = [state.round.indexOf(row.projectAId), state.round.indexOf(row.projectBId)];
  const pair = reserve(state.selection, { a, b, juror: state.numberOf(row.jurorId) });
  state.out.set(row.id, { ...pair, servedAt: row.servedAt });
}

function comeBack(state: RoundSelection, { id, outcome, withdrawn }: ServedRow & Came): void {
  const said = withdrawn || outcome === "skip" || outcome === "conflict" ? null : outcome;
  settle(state.selection, state.out.get(id)!, said ? VALUE[said] : undefined);
  state.out.delete(id);
  state.settled.add(id);
  state.changes += 1;
}
