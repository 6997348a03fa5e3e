import { newKey } from "../newKey";
import type { Next, Said, ServedPair } from "../types";
import { alone } from "./alone";
import { type Database, type Desk, openDatabase, type QueuedAnswer } from "./database";
import { type DeviceState, NOT_READ } from "./deviceState";
import { type CallError, isOver } from "./failure";
import { dismiss, enqueue, load, saveServed, takeOut } from "./queue";
import { type Recorded, Sender, type Trouble } from "./sender";

/** The server's side, as far as a desk needs it. */
export interface JudgingServer {
  next: (desk: Desk) => Promise<Next>;
  deliver: (answer: QueuedAnswer) => Promise<Recorded>;
}

/** The pair of an answer that is changed, and where the answer is on record if that is known. */
export interface Earlier {
  pair: QueuedAnswer["pair"];
  comparisonId: string | undefined;
}

/**
 * A juror's desk on this device: pairs ahead, and answers until they are recorded. The store on the
 * device is the truth for all pages of the browser; each page shows what it reads there.
 */
export class JudgingDevice {
  private state = NOT_READ;
  private readonly listeners = new Set<() => void>();
  private readonly desk: Desk;
  private readonly server: JudgingServer;
  private readonly serves: boolean;
  private db: Database | null = null;
  private sender: Sender | null = null;
  private channel: BroadcastChannel | null = null;
  private fetching: Promise<void> | null = null;
  /** Something was answered since the running fetch was sent: its reply is not the last word. */
  private outdated = false;
  /** The answer that is being kept now, and its pair, which is not shown meanwhile. */
  private keeping: { pairId: string; done: Promise<number | null> } | null = null;
  /** Counts starts and stops: what a stopped start still waits for must not come to life. */
  private turns = 0;

  /** @param serves whether pairs are to be fetched; a history only changes answers */
  constructor(desk: Desk, server: JudgingServer, { serves }: { serves: boolean }) {
    this.desk = desk;
    this.server = server;
    this.serves = serves;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = () => this.state;

  /** Reads the device, then fetches pairs and sends what waits. */
  async start(): Promise<void> {
    const { userId } = this.desk;
    this.turns += 1;
    const turn = this.turns;
    const db = await openDatabase().catch(() => null);
    if (turn !== this.turns) return db?.close();
    if (!db) return this.set({ ready: true, broken: true });
    this.db = db;
    this.sender = new Sender({
      ...{ db: this.db, userId, alone, deliver: this.server.deliver },
      onChange: (trouble) => this.onSent(trouble),
    });
    this.channel = new BroadcastChannel(`steelyard judging ${userId}`);
    this.channel.onmessage = () => void this.read();
    window.addEventListener("online", this.retry);
    document.addEventListener("visibilitychange", this.retry);
    await this.read();
    void this.sender.kick();
    void this.fetch();
  }

  stop(): void {
    this.turns += 1;
    this.sender?.stop();
    this.channel?.close();
    this.db?.close();
    this.channel = null;
    this.db = null;
    window.removeEventListener("online", this.retry);
    document.removeEventListener("visibilitychange", this.retry);
  }

  /** Tries again what the network has kept from happening. */
  readonly retry = () => {
    if (document.visibilityState === "hidden") return;
    void this.sender?.kick();
    if (this.state.fetchError || this.state.pairs.length === 0) void this.fetch();
  };

  /**
   * The next pair is shown at once; that this one is answered, and can be undone, only when the
   * answer is on the disk.
   *
   * @returns its place in the queue; null when it was not taken: the second of two presses
   */
  async answer({ token, ...pair }: ServedPair, said: Said): Promise<number | null> {
    const done = this.put({ kind: "judge", pair, token, said });
    this.keeping = { pairId: pair.id, done };
    const { pairs, given } = this.state;
    this.set({ pairs: this.showable(pairs), given: given + 1 });
    return done;
  }

  async change({ pair, comparisonId }: Earlier, said: Said): Promise<number | null> {
    return this.put({ kind: "rejudge", pair, said, ...(comparisonId && { comparisonId }) });
  }

  async withdraw({ pair, comparisonId }: Earlier): Promise<number | null> {
    return this.put({ kind: "withdraw", pair, said: null, ...(comparisonId && { comparisonId }) });
  }

  /**
   * Takes back the last answer of this page.
   *
   * @returns the pair to judge again; null when it simply is the next one once more
   */
  async undo(): Promise<Earlier | null> {
    await this.keeping?.done;
    const last = this.state.answers.find(({ seq }) => seq === this.state.lastSeq);
    if (!this.db || !last || last.state === "refused") return null;
    const { kind, pair, comparisonId } = last;
    const given = this.state.given - (kind === "judge" ? 1 : 0);
    if (await takeOut(this.db, last.seq)) {
      await this.changed({ lastSeq: null, given });
      return kind === "judge" ? null : { pair, comparisonId };
    }
    await this.withdraw({ pair, comparisonId });
    this.set({ given });
    return { pair, comparisonId };
  }

  async dismiss(seq: number): Promise<void> {
    if (!this.db) return;
    await dismiss(this.db, seq);
    await this.changed();
    void this.fetch();
  }

  private async put(
    answer: Pick<QueuedAnswer, "kind" | "pair" | "said" | "token" | "comparisonId">,
  ): Promise<number | null> {
    if (!this.db) return null;
    const added = { ...this.desk, ...answer, idempotencyKey: newKey() };
    const seq = await enqueue(this.db, added).catch(() => undefined);
    if (this.keeping?.pairId === answer.pair.id) this.keeping = null;
    const { given, lastSeq } = this.state;
    await this.changed({
      unkept: seq === undefined,
      lastSeq: answer.kind === "withdraw" ? null : (seq ?? lastSeq),
      given: answer.kind === "judge" && typeof seq !== "number" ? given - 1 : given,
    });
    void this.sender?.kick();
    return seq ?? null;
  }

  private async onSent(trouble: Trouble): Promise<void> {
    this.set({ trouble });
    await this.changed();
    if (!trouble) void this.fetch();
  }

  /** Fetches pairs; asked while it is at it, it asks once more when it is done. */
  private fetch(): Promise<void> {
    if (!this.serves || !this.db) return Promise.resolve();
    this.outdated = true;
    this.fetching ??= this.fetchWhileOutdated(this.db).finally(() => {
      this.fetching = null;
    });
    return this.fetching;
  }

  private async fetchWhileOutdated(db: Database): Promise<void> {
    while (this.outdated) {
      this.outdated = false;
      await this.fetchNow(db);
    }
  }

  private async fetchNow(db: Database): Promise<void> {
    try {
      await saveServed(db, this.desk, await this.server.next(this.desk));
      this.set({ fetchError: null, over: false });
      await this.changed();
    } catch (thrown) {
      if (this.db !== db) return;
      const error = thrown as CallError;
      this.set({ fetchError: error, over: isOver(error) });
    }
  }

  /** Shows what the device holds now, here and in the other pages, and what else has changed. */
  private async changed(also: Partial<DeviceState> = {}): Promise<void> {
    this.channel?.postMessage("changed");
    await this.read(also);
  }

  private async read(also: Partial<DeviceState> = {}): Promise<void> {
    if (!this.db) return;
    const { stored, answers } = await load(this.db, this.desk);
    const { pairs = [], progress = null, exhausted = false } = stored ?? {};
    this.set({ ready: true, pairs: this.showable(pairs), progress, exhausted, answers, ...also });
  }

  private showable(pairs: readonly ServedPair[]): readonly ServedPair[] {
    return pairs.filter(({ id }) => id !== this.keeping?.pairId);
  }

  private set(change: Partial<DeviceState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
