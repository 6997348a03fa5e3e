// One simulated juror: fetches pairs ahead, thinks, answers, and does what real ones and their
// networks do: answers twice, from two devices, changes an answer, takes one back.
import { randomUUID } from "node:crypto";
import { type Rng, rng } from "~/core/numeric";
import type { RouterOutputs } from "~/trpc/types";
import { type Api, apiAs, cookieOf, type SignedIn } from "../../support/signedIn";
import type { Meter } from "./calls";
import type { LoadRound } from "./round";
import { type Said, sayOf } from "./said";

/** As in src/ui/judging/device/useDevice.ts. */
export const AHEAD = 5;
/** How often what happens, per answer. */
const ODDITY = { doubleSend: 0.1, sendAgain: 0.1, twoDevices: 0.05, edit: 0.12, withdraw: 0.06 };

type Pair = NonNullable<RouterOutputs["comparison"]["next"]["pair"]>;
/** What the server acknowledged, in its order. */
export interface Acknowledged {
  readonly kind: "judge" | "rejudge" | "withdraw";
  readonly jurorId: string;
  readonly pairId: string;
  readonly key: string;
  readonly comparisonId: string;
  /** Null for what was withdrawn. */
  readonly said: Said | null;
}

export interface JurorReport {
  readonly jurorId: string;
  readonly acknowledged: readonly Acknowledged[];
  /** What went against the rules, in words. */
  readonly wrongs: readonly string[];
  /** Standing judgements as the server last told. */
  readonly told: number;
  /** The server had no further pair. */
  readonly servedOut: boolean;
}

const counts = ({ said }: Acknowledged) => said !== null && said.outcome !== "skip";

export class Juror {
  private readonly person: SignedIn;
  private readonly round: LoadRound;
  private readonly meter: Meter;
  private readonly base: string;
  private readonly api: Api;
  private readonly random: Rng;
  private readonly acknowledged: Acknowledged[] = [];
  private readonly wrongs: string[] = [];
  /** The last word on each pair, by the pair's id. */
  private readonly standing = new Map<string, Acknowledged>();
  private pairs: Pair[] = [];
  private told = 0;

  constructor(base: string, round: LoadRound, person: SignedIn, meter: Meter, seed: string) {
    this.base = base;
    this.round = round;
    this.person = person;
    this.meter = meter;
    this.api = apiAs(base, person.token, meter.fetch);
    this.random = rng(seed);
  }

  /** Judges until so many judgements stand. */
  async work(judgements: number, thinkMs: number): Promise<JurorReport> {
    let servedOut = false;
    try {
      await this.pause(thinkMs);
      await this.openPage();
      servedOut = !(await this.judgeUntil(judgements, thinkMs));
    } catch (error) {
      this.wrong(`stopped: ${error instanceof Error ? error.message : JSON.stringify(error)}`);
    }
    if (this.told !== this.judged()) this.wrong(`was told of ${this.told}, has ${this.judged()}`);
    const { acknowledged, wrongs, told } = this;
    return { jurorId: this.person.userId, acknowledged, wrongs, told, servedOut };
  }

  /** Whether the server had pairs enough. */
  private async judgeUntil(judgements: number, thinkMs: number): Promise<boolean> {
    await this.fetchPairs();
    while (this.judged() < judgements) {
      const pair = this.pairs.shift();
      if (!pair) return false;
      await this.pause(thinkMs);
      await this.judge(pair);
      await this.lookBack(judgements);
      if (this.judged() < judgements) await this.fetchPairs();
    }
    return true;
  }

  private judged(): number {
    return [...this.standing.values()].filter(counts).length;
  }

  private async openPage(): Promise<void> {
    const url = `${this.base}/rounds/${this.round.slug}/compare`;
    const open = async (signal: AbortSignal) => {
      const response = await this.meter.fetch(url, {
        headers: cookieOf(this.person.token),
        signal,
      });
      await response.text();
      if (!response.ok) throw { message: "", data: { httpStatus: response.status } };
    };
    await this.meter.settled("page", open);
  }

  private async fetchPairs(): Promise<void> {
    const roundId = this.round.id;
    const next = await this.meter.settled("next", (signal) =>
      this.api.comparison.next.query({ roundId, ahead: AHEAD }, { signal }),
    );
    const served = next.pair ? [next.pair, ...next.ahead] : [];
    for (const { id } of served) {
      if (this.standing.has(id)) this.wrong(`pair ${id} was served again after its answer`);
    }
    this.told = next.progress.judged;
    this.pairs = served;
  }

  private async judge(pair: Pair): Promise<void> {
    const said = sayOf(pair, this.round.theta, this.random);
    if (this.happens(ODDITY.twoDevices)) return this.judgeOnTwoDevices(pair, said);
    const key = randomUUID();
    const send = () => this.sendJudge(pair, said, key);
    const copies = this.happens(ODDITY.doubleSend) ? [send(), send()] : [send()];
    const ids = await Promise.all(copies);
    if (this.happens(ODDITY.sendAgain)) ids.push(await send());
    if (new Set(ids).size > 1) this.wrong(`one answer was recorded as ${ids.join(" and ")}`);
    this.record({ kind: "judge", pairId: pair.id, key, comparisonId: ids[0]!, said });
  }

  /** Two different answers to one pair at once: one is taken, the other refused. */
  private async judgeOnTwoDevices(pair: Pair, said: Said): Promise<void> {
    const answers = [said, { outcome: "skip" } as Said].map((words) => ({
      said: words,
      key: randomUUID(),
    }));
    const taken: Acknowledged[] = [];
    await Promise.all(
      answers.map(async ({ said: words, key }) => {
        try {
          const comparisonId = await this.sendJudge(pair, words, key);
          const { userId: jurorId } = this.person;
          taken.push({ kind: "judge", jurorId, pairId: pair.id, key, comparisonId, said: words });
        } catch (error) {
          const { appCode } = (error as { data?: { appCode?: string } }).data ?? {};
          if (appCode !== "conflict") throw error;
        }
      }),
    );
    if (taken.length !== 1) this.wrong(`of two answers to pair ${pair.id}, ${taken.length} taken`);
    for (const one of taken) this.record(one);
  }

  private async sendJudge({ token }: Pair, said: Said, idempotencyKey: string): Promise<string> {
    const input = { roundId: this.round.id, as: this.person.userId, token, idempotencyKey };
    const { comparisonId, progress } = await this.meter.settled("judge", (signal) =>
      this.api.comparison.judge.mutate({ ...input, ...said, tookMs: 1000 }, { signal }),
    );
    this.told = progress.judged;
    return comparisonId;
  }

  /** Now and then an earlier answer is changed, or taken back. */
  private async lookBack(judgements: number): Promise<void> {
    // Changing what did not count makes it count; nobody goes beyond the target.
    const all = [...this.standing.values()];
    const changed = this.judged() < judgements ? all : all.filter(counts);
    if (this.happens(ODDITY.edit)) await this.edit(this.any(changed));
    if (this.happens(ODDITY.withdraw)) await this.withdraw();
  }

  private async edit({ comparisonId, pairId }: Acknowledged): Promise<void> {
    const said: Said = { outcome: this.any(["a", "b", "equal"] as const) };
    const key = randomUUID();
    const input = { roundId: this.round.id, as: this.person.userId, comparisonId, ...said };
    const send = () =>
      this.meter.settled("rejudge", (signal) =>
        this.api.comparison.rejudge.mutate({ ...input, idempotencyKey: key }, { signal }),
      );
    const copies = this.happens(ODDITY.doubleSend) ? [send(), send()] : [send()];
    const [first, second] = await Promise.all(copies);
    if (second && second.comparisonId !== first!.comparisonId)
      this.wrong(`one change of pair ${pairId} was recorded twice`);
    this.told = first!.progress.judged;
    this.record({ kind: "rejudge", pairId, key, comparisonId: first!.comparisonId, said });
  }

  private async withdraw(): Promise<void> {
    const { comparisonId, pairId, said } = this.any([...this.standing.values()]);
    if (said === null) return;
    const key = randomUUID();
    const input = { roundId: this.round.id, as: this.person.userId, comparisonId };
    const done = await this.meter.settled("withdraw", (signal) =>
      this.api.comparison.withdraw.mutate({ ...input, idempotencyKey: key }, { signal }),
    );
    this.told = done.progress.judged;
    this.record({ kind: "withdraw", pairId, key, comparisonId: done.comparisonId, said: null });
  }

  private record(event: Omit<Acknowledged, "jurorId">): void {
    const complete = { ...event, jurorId: this.person.userId };
    this.acknowledged.push(complete);
    this.standing.set(event.pairId, complete);
  }

  private happens(chance: number): boolean {
    return this.random.next() < chance;
  }

  private any<T>(from: readonly T[]): T {
    return from[this.random.int(from.length)]!;
  }

  private wrong(what: string): void {
    this.wrongs.push(`${this.person.userId}: ${what}`);
  }

  /** Half the mean to one and a half. */
  private pause(meanMs: number): Promise<void> {
    const ms = meanMs * (0.5 + this.random.next());
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}
