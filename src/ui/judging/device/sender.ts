import type { Progress } from "../types";
import type { Database, QueuedAnswer } from "./database";
import { type CallError, type Failure, failureOf, resendDelayMs } from "./failure";
import { begin, markRefused, markSent } from "./queue";

export interface Recorded {
  comparisonId: string;
  progress: Progress;
}

/** Why answers wait; null while nothing is in their way. */
export type Trouble = Exclude<Failure, "refused"> | null;

interface Surroundings {
  db: Database;
  userId: string;
  deliver: (answer: QueuedAnswer) => Promise<Recorded>;
  /** Runs work while no other page of this browser runs work of the same name. */
  alone: (name: string, work: () => Promise<void>) => Promise<void>;
  /** After every change of the queue, and of the trouble. */
  onChange: (trouble: Trouble) => void | Promise<void>;
}

/**
 * Sends one person's answers in their order, one at a time, from one page of the browser at a time.
 * What is lost on the way is sent again under its key until there is an answer; what is refused is
 * set aside and the rest goes on.
 */
export class Sender {
  private readonly at: Surroundings;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(surroundings: Surroundings) {
    this.at = surroundings;
  }

  /** Sends what waits; asked while it is at it, it looks once more when it is done. */
  kick(): Promise<void> {
    clearTimeout(this.timer);
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      await this.at.alone(`steelyard answers of ${this.at.userId}`, () => this.drain());
    }
  }

  private async drain(): Promise<void> {
    const { db, userId, onChange } = this.at;
    while (!this.stopped) {
      const answer = await begin(db, userId);
      if (!answer) return;
      const error = await this.send(answer);
      if (error && failureOf(error) !== "refused") {
        this.later(error);
        await onChange(failureOf(error) as Trouble);
        return;
      }
      this.failures = 0;
      await onChange(null);
    }
  }

  /** @returns what kept it from being recorded; null once it is */
  private async send(answer: QueuedAnswer): Promise<CallError | null> {
    const { db, deliver } = this.at;
    try {
      await markSent(db, answer, await deliver(answer));
      return null;
    } catch (thrown) {
      const error = thrown as CallError;
      if (failureOf(error) === "refused") {
        const { message, data } = error;
        await markRefused(db, answer.seq, { code: data?.appCode ?? null, message });
      }
      return error;
    }
  }

  private later(error: CallError): void {
    this.failures += 1;
    // Who is signed in changes with a page load; trying again would change nothing.
    if (failureOf(error) === "held" || this.stopped) return;
    this.timer = setTimeout(() => void this.kick(), resendDelayMs(this.failures, error));
  }
}
