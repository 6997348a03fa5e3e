import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Progress, Said, ServedPair } from "../types";

const NAME = "steelyard-judging";
const VERSION = 1;

/** Whose pairs and answers: one device may have several people, and a person several rounds. */
export interface Desk {
  readonly userId: string;
  readonly roundId: string;
}

export interface Refusal {
  /** The server's code; null when it gave none. */
  readonly code: string | null;
  readonly message: string;
}

/**
 * Something a juror did, from the press of the key until it is recorded. `waiting`: to be sent;
 * `sent`: recorded, and kept a while so that no page shows its pair again; `refused`: the server
 * would not take it, kept until the juror removes it.
 */
export interface QueuedAnswer extends Desk {
  /** The place in the queue; given by the store. */
  readonly seq: number;
  readonly kind: "judge" | "rejudge" | "withdraw";
  readonly pair: Pick<ServedPair, "id" | "a" | "b" | "asksReason">;
  /** Of a pair that is judged for the first time. */
  readonly token?: string;
  /** The answer on record that is changed; where it is still on its way, its own entry knows. */
  readonly comparisonId?: string;
  /** Null for what is withdrawn. */
  readonly said: Said | null;
  readonly idempotencyKey: string;
  readonly state: "waiting" | "sent" | "refused";
  /** How often it was sent; what was never sent can be taken back without a trace. */
  readonly attempts: number;
  readonly refusal?: Refusal;
}

/** What the server served last. */
export interface StoredDesk extends Desk {
  readonly pairs: readonly ServedPair[];
  readonly progress: Progress;
  /** The server has no further pair for this juror. */
  readonly exhausted: boolean;
}

interface Schema extends DBSchema {
  answers: { key: number; value: QueuedAnswer; indexes: { byUser: string } };
  desks: { key: [string, string]; value: StoredDesk };
}

export type Database = IDBPDatabase<Schema>;

/** @throws DOMException where the browser lets pages keep nothing */
export function openDatabase(): Promise<Database> {
  return openDB<Schema>(NAME, VERSION, {
    upgrade(db) {
      const answers = db.createObjectStore("answers", { keyPath: "seq", autoIncrement: true });
      answers.createIndex("byUser", "userId");
      db.createObjectStore("desks", { keyPath: ["userId", "roundId"] });
    },
    // A newer page wants to change the store: this one lets go, and is stale anyway.
    blocking: (_, __, event) => (event.target as IDBDatabase | null)?.close(),
  });
}

const STORES = ["answers", "desks"] as const;

/**
 * A transaction that counts as done once it is on the disk: an answer is shown as given only when a
 * dead battery could not take it back.
 */
export const durable = (db: Database) =>
  db.transaction(STORES, "readwrite", { durability: "strict" });

/** A transaction for what the server knows too, and would tell again. */
export const quick = (db: Database) =>
  db.transaction(STORES, "readwrite", { durability: "relaxed" });
