import type { Next, Progress } from "../types";
import {
  type Database,
  type Desk,
  durable,
  type QueuedAnswer,
  quick,
  type Refusal,
} from "./database";

/**
 * Recorded answers kept per person, so that a reply of the server that was on its way does not show
 * their pairs again; more than pairs are served at once, and few, because every answer reads them.
 */
const SENT_KEPT_MAX = 20;

export type NewAnswer = Omit<QueuedAnswer, "seq" | "state" | "attempts" | "refusal">;

const keyOf = ({ userId, roundId }: Desk): [string, string] => [userId, roundId];

/** Whether this answer uses up its pair: the pair is not to be shown again. */
const usesUp = ({ kind, state }: QueuedAnswer) => kind === "judge" && state !== "refused";

/**
 * Puts an answer into the queue and takes its pair off the desk, both or neither. The second of two
 * presses, or of two tabs, is not taken.
 *
 * @returns its place in the queue; null when the pair was answered on this device already
 */
export async function enqueue(db: Database, answer: NewAnswer): Promise<number | null> {
  const tx = durable(db);
  const answers = tx.objectStore("answers");
  const own = await answers.index("byUser").getAll(answer.userId);
  const same = own.filter(({ pair }) => pair.id === answer.pair.id);
  if (answer.kind === "judge" && same.some(usesUp)) return null;
  const row = { ...answer, state: "waiting", attempts: 0 } as const;
  // The store gives the place.
  const seq = await answers.add(row as unknown as QueuedAnswer);
  const desk = await tx.objectStore("desks").get(keyOf(answer));
  if (desk) {
    const pairs = desk.pairs.filter(({ id }) => id !== answer.pair.id);
    await tx.objectStore("desks").put({ ...desk, pairs });
  }
  await tx.done;
  return seq;
}

/**
 * Takes an answer out of the queue that was never sent, and puts its pair back where it was.
 *
 * @returns false when it was sent, or is being sent: then it has to be withdrawn
 */
export async function takeOut(db: Database, seq: number): Promise<boolean> {
  const tx = durable(db);
  const answer = await tx.objectStore("answers").get(seq);
  if (answer?.state !== "waiting" || answer.attempts > 0) return false;
  await tx.objectStore("answers").delete(seq);
  const desk = await tx.objectStore("desks").get(keyOf(answer));
  if (desk && answer.kind === "judge") {
    const back = { ...answer.pair, token: answer.token! };
    await tx.objectStore("desks").put({ ...desk, pairs: [back, ...desk.pairs] });
  }
  await tx.done;
  return true;
}

/** The first answer of this person that waits, marked as being sent. */
export async function begin(db: Database, userId: string): Promise<QueuedAnswer | null> {
  const tx = durable(db);
  const answers = tx.objectStore("answers");
  const own = await answers.index("byUser").getAll(userId);
  const first = own.find(({ state }) => state === "waiting");
  if (!first) return null;
  const comparisonId = first.comparisonId ?? recordedAs(own, first.pair.id);
  const begun = { ...first, attempts: first.attempts + 1, ...(comparisonId && { comparisonId }) };
  await answers.put(begun);
  await tx.done;
  return begun;
}

/** The id under which a pair's first answer was recorded, if this device sent it. */
const recordedAs = (own: readonly QueuedAnswer[], pairId: string) =>
  own.findLast(
    ({ pair, state, comparisonId }) => pair.id === pairId && state === "sent" && comparisonId,
  )?.comparisonId;

export async function markSent(
  db: Database,
  { seq, ...desk }: Desk & { seq: number },
  recorded: { comparisonId: string; progress: Progress },
): Promise<void> {
  const tx = quick(db);
  const answers = tx.objectStore("answers");
  const answer = await answers.get(seq);
  if (answer) await answers.put({ ...answer, state: "sent", comparisonId: recorded.comparisonId });
  const own = await answers.index("byUser").getAll(desk.userId);
  const sent = own.filter(({ state }) => state === "sent");
  for (const old of sent.slice(0, -SENT_KEPT_MAX)) await answers.delete(old.seq);
  const stored = await tx.objectStore("desks").get(keyOf(desk));
  if (stored) await tx.objectStore("desks").put({ ...stored, progress: recorded.progress });
  await tx.done;
}

export async function markRefused(db: Database, seq: number, refusal: Refusal): Promise<void> {
  const tx = durable(db);
  const answer = await tx.objectStore("answers").get(seq);
  if (answer) await tx.objectStore("answers").put({ ...answer, state: "refused", refusal });
  await tx.done;
}

/** Removes a refused answer that the juror has seen; nothing else can be removed. */
export async function dismiss(db: Database, seq: number): Promise<void> {
  const tx = quick(db);
  const answer = await tx.objectStore("answers").get(seq);
  if (answer?.state === "refused") await tx.objectStore("answers").delete(seq);
  await tx.done;
}

/** Keeps what the server served, without the pairs that were answered here in the meantime. */
export async function saveServed(db: Database, desk: Desk, next: Next): Promise<void> {
  const tx = quick(db);
  const own = await tx.objectStore("answers").index("byUser").getAll(desk.userId);
  const used = new Set(own.filter(usesUp).map(({ pair }) => pair.id));
  const served = next.pair ? [next.pair, ...next.ahead] : [];
  const pairs = served.filter(({ id }) => !used.has(id));
  const { progress } = next;
  await tx.objectStore("desks").put({ ...desk, pairs, progress, exhausted: served.length === 0 });
  await tx.done;
}

/** The desk as this device knows it, and everything of its person that is not done with. */
export async function load(db: Database, desk: Desk) {
  const tx = db.transaction(["answers", "desks"]);
  const stored = await tx.objectStore("desks").get(keyOf(desk));
  const answers = await tx.objectStore("answers").index("byUser").getAll(desk.userId);
  await tx.done;
  return { stored: stored ?? null, answers };
}
