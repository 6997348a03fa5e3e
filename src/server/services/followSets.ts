import { give, type Reservation, record, reserve, type Selection, settle } from "~/core/ranking";
import type { Tx } from "../db/client";
import type { RoundProjects } from "./roundProjects";

/** A round's selection as it is followed. */
export interface Following {
  readonly round: RoundProjects;
  readonly selection: Selection;
  /** Numbers of jurors in the selection. */
  readonly numberOf: (jurorId: string) => number;
  /** Training pairs that are out with a juror, by assignment, or by set and pair. */
  readonly out: Map<string, Reservation & { servedAt: Date }>;
  /** Assignments, sets and comparisons of sets that are in the selection. */
  readonly settled: Set<string>;
  changes: number;
}

interface SetRow {
  id: string;
  jurorId: string;
  items: string[];
  servedAt: Date;
  answeredAt: Date | null;
}

const SET_ROW = { id: true, jurorId: true, items: true, servedAt: true, answeredAt: true } as const;

/** Of a selection made anew, which has the comparisons themselves: who was given which pair by a set. */
export async function readSets(tx: Tx, state: Following, since: Date): Promise<void> {
  const { round, selection, numberOf } = state;
  if (round.settings.input === "pairs") return;
  const { roundId } = round;
  const sets = await tx.setAssignment.findMany({ where: { roundId }, select: SET_ROW });
  for (const set of sets) {
    for (const [a, b] of trainingPairs(round, set.items)) {
      give(selection, a, b, numberOf(set.jurorId));
    }
    if (set.answeredAt) state.settled.add(set.id);
  }
  for (const { id } of await saidSince(tx, roundId, since)) state.settled.add(id);
}

/** Takes in what was served and answered as sets. Until the next reading each comparison counts whole. */
export async function followSets(tx: Tx, state: Following, since: Date): Promise<void> {
  const { round, selection } = state;
  if (round.settings.input === "pairs") return;
  const { roundId, indexOf } = round;
  const sets = await tx.setAssignment.findMany({
    where: { roundId, OR: [{ servedAt: { gte: since } }, { answeredAt: { gte: since } }] },
    orderBy: [{ servedAt: "asc" }, { id: "asc" }],
    select: SET_ROW,
  });
  for (const set of sets) if (!state.settled.has(set.id)) followSet(state, set);
  for (const row of await saidSince(tx, roundId, since)) {
    if (state.settled.has(row.id)) continue;
    const [a, b] = [indexOf(row.projectAId), indexOf(row.projectBId)];
    record(selection, { a, b, outcome: row.outcome === "a" ? 1 : 0 });
    state.settled.add(row.id);
    state.changes += 1;
  }
}

/** Its pairs are out until it is answered; what was said about them comes as comparisons. */
function followSet(state: Following, { id, jurorId, items, servedAt, answeredAt }: SetRow): void {
  const juror = state.numberOf(jurorId);
  for (const [a, b] of trainingPairs(state.round, items)) {
    const key = `${id} ${a} ${b}`;
    const reserved = state.out.get(key);
    if (!reserved && !answeredAt) {
      state.out.set(key, { ...reserve(state.selection, { a, b, juror }), servedAt });
    } else if (reserved && answeredAt) {
      settle(state.selection, reserved);
      state.out.delete(key);
    }
  }
  if (answeredAt) state.settled.add(id);
}

function saidSince(tx: Tx, roundId: string, since: Date) {
  return tx.comparison.findMany({
    where: {
      ...{ roundId, split: "train", setAnswerId: { not: null }, createdAt: { gte: since } },
      ...{ current: true, withdrawn: false, outcome: { in: ["a", "b"] } },
    },
    orderBy: { id: "asc" },
    select: { id: true, projectAId: true, projectBId: true, outcome: true },
  });
}

/** The pairs of a set that are recorded, by index. */
export function trainingPairs(
  { indexOf, splitFor }: RoundProjects,
  items: readonly string[],
): [number, number][] {
  const at = items.map(indexOf);
  return at
    .flatMap((a, place) => at.slice(place + 1).map((b): [number, number] => [a, b]))
    .filter(([a, b]) => splitFor(a, b) === "train");
}
