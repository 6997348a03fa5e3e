// The commands of the payout runs' model test: each does what a person or a bug would, and says what the
// model becomes; what the database holds is compared with the model after every one.
import type fc from "fast-check";
import { expect } from "vitest";
import { AppError } from "~/errors";
import { db } from "~/server/db/client";
import { computeFunding } from "~/server/services/computeFunding";
import { createPayoutDraft } from "~/server/services/createPayoutDraft";
import { decidePayout } from "~/server/services/decidePayout";
import { executePayout } from "~/server/services/executePayout";
import { loadPayoutRun, requireIntact } from "~/server/services/payoutRun";
import { proposePayout } from "~/server/services/proposePayout";
import { setPayoutShares } from "~/server/services/setPayoutShares";
import { addLateGift, type Fixture, SETTINGS } from "./fixture";

/** Runs a command may be about; of more of them none is drafted. */
export const RUNS_MAX = 4;

export type Status = "draft" | "proposed" | "approved" | "executed" | "rejected";
export type Who = "organizer" | "approver" | "other";

interface RunModel {
  status: Status;
  proposer: Who | null;
  executionRef: string | null;
  approvals: number;
  /** Which state of the inputs it was drafted from. */
  inputs: number;
}

/** What should be so. */
export interface Model {
  runs: RunModel[];
  /** How often what a recipe reads has changed. */
  inputs: number;
}

/** What is there, and what each run looked like when it was drafted. */
export interface Real {
  round: Fixture;
  runs: { id: string; linesHash: string; lines: string }[];
}

const LIVE: readonly Status[] = ["proposed", "approved", "executed"];
const codeOf = (error: unknown) => {
  if (error instanceof AppError) return error.code;
  throw error;
};
const outcome = (call: Promise<unknown>) => call.then(() => "done" as const, codeOf);

async function linesOf(runId: string): Promise<string> {
  const lines = await db.payoutLine.findMany({ where: { runId }, orderBy: { id: "asc" } });
  return JSON.stringify(lines.map((line) => ({ ...line, amount: line.amount.toFixed(0) })));
}

/** What holds whatever has happened. */
async function expectAsModelled(model: Model, real: Real): Promise<void> {
  const { roundId } = real.round;
  for (const [at, { id, linesHash, lines }] of real.runs.entries()) {
    const run = await loadPayoutRun(db, roundId, id);
    const { status, executionRef, approvals } = model.runs[at]!;
    expect({ status: run.status, executionRef: run.executionRef }).toEqual({
      status,
      executionRef,
    });
    expect(run.approvals).toHaveLength(approvals);
    expect(run.approvedById === null || run.approvedById !== run.proposedById).toBe(true);
    expect(run.linesHash).toBe(linesHash);
    expect(await linesOf(id)).toBe(lines);
    const sum = run.lines.reduce((total, line) => total + BigInt(line.amount.toFixed(0)), 0n);
    expect(sum.toString()).toBe(SETTINGS.pool.amount);
    requireIntact(run);
  }
  const count = (action: string) => db.auditEvent.count({ where: { roundId, action } });
  const having = (...statuses: Status[]) =>
    model.runs.filter(({ status }) => statuses.includes(status)).length;
  expect(await db.payoutRun.count({ where: { roundId } })).toBe(model.runs.length);
  expect(having(...LIVE)).toBeLessThanOrEqual(1);
  expect(await count("payout.drafted")).toBe(model.runs.length);
  expect(await count("payout.proposed")).toBe(having(...LIVE, "rejected"));
  expect(await count("payout.approved")).toBe(having("approved", "executed"));
  expect(await count("payout.rejected")).toBe(having("rejected"));
  expect(await count("payout.executed")).toBe(having("executed"));
}

abstract class Command implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly name: string,
    private readonly pick: number,
  ) {}

  check({ runs }: Model): boolean {
    return runs.length > 0;
  }

  async run(model: Model, real: Real): Promise<void> {
    const at = this.pick % model.runs.length;
    await this.act(model.runs[at]!, real.runs[at]!, model, real);
    await expectAsModelled(model, real);
  }

  protected abstract act(
    run: RunModel,
    stored: Real["runs"][number],
    model: Model,
    real: Real,
  ): Promise<void>;

  toString(): string {
    return `${this.name}(${this.pick}, ${JSON.stringify({ ...this, name: undefined, pick: undefined })})`;
  }
}

export class Draft implements fc.AsyncCommand<Model, Real> {
  constructor(private readonly share: number) {}

  check({ runs }: Model): boolean {
    return runs.length < RUNS_MAX;
  }

  async run(model: Model, real: Real): Promise<void> {
    const { roundId, people } = real.round;
    const text = `project,address,share\nalpha/one,0x${"a".repeat(40)},${this.share}\nalpha/one,,1\n`;
    await setPayoutShares(people.organizer, roundId, text);
    const { inputs } = model;
    const { runId: id, linesHash } = await createPayoutDraft(people.organizer, roundId);
    real.runs.push({ id, linesHash, lines: await linesOf(id) });
    model.runs.push({ status: "draft", proposer: null, executionRef: null, approvals: 0, inputs });
    await expectAsModelled(model, real);
  }

  toString = () => `draft(${this.share})`;
}

export class Propose extends Command {
  constructor(
    pick: number,
    private readonly who: Who,
    private readonly times: number,
  ) {
    super("propose", pick);
  }

  protected async act(run: RunModel, { id }: { id: string }, model: Model, real: Real) {
    const { roundId, people } = real.round;
    const isFresh = run.inputs === model.inputs;
    const free =
      run.status === "draft" && isFresh && !model.runs.some(({ status }) => LIVE.includes(status));
    const outcomes = await Promise.all(
      Array.from({ length: this.times }, () =>
        outcome(proposePayout(people[this.who], roundId, id)),
      ),
    );
    expect(outcomes.filter((one) => one === "done")).toHaveLength(free ? 1 : 0);
    expect(outcomes.every((one) => one === "done" || one === "conflict")).toBe(true);
    if (free) Object.assign(run, { status: "proposed", proposer: this.who });
  }
}

export class Decide extends Command {
  constructor(
    pick: number,
    /** At once. */
    private readonly words: readonly { who: Who; approve: boolean; stale: boolean }[],
  ) {
    super("decide", pick);
  }

  protected async act(run: RunModel, stored: Real["runs"][number], model: Model, real: Real) {
    const { roundId, people } = real.round;
    const isFresh = run.inputs === model.inputs;
    const outcomes = await Promise.all(
      this.words.map(({ who, approve, stale }) => {
        const linesHash = stale ? "0".repeat(64) : stored.linesHash;
        const decision = { runId: stored.id, approve, linesHash };
        return outcome(decidePayout(people[who], roundId, decision));
      }),
    );
    const allowed = this.words.map(
      ({ who, approve, stale }) => who !== run.proposer && !stale && (isFresh || !approve),
    );
    const open = run.status === "proposed" && allowed.includes(true);
    const done = outcomes.flatMap((one, at) => (one === "done" ? [at] : []));
    expect(done).toHaveLength(open ? 1 : 0);
    for (const at of done) {
      expect(allowed[at]).toBe(true);
      run.status = this.words[at]!.approve ? "approved" : "rejected";
      run.approvals = 1;
    }
  }
}

export class Execute extends Command {
  constructor(
    pick: number,
    /** At once; the same one again is a retry. */
    private readonly refs: readonly string[],
  ) {
    super("execute", pick);
  }

  protected async act(run: RunModel, { id }: { id: string }, _: Model, real: Real) {
    const { roundId, people } = real.round;
    const outcomes = await Promise.all(
      this.refs.map((executionRef) =>
        outcome(executePayout(people.organizer, roundId, { runId: id, executionRef })),
      ),
    );
    const paidAs = new Set(this.refs.filter((_, at) => outcomes[at] === "done"));
    if (run.status === "approved") {
      expect(paidAs.size).toBe(1);
      Object.assign(run, { status: "executed", executionRef: [...paidAs][0] });
    }
    for (const [at, ref] of this.refs.entries()) {
      expect(outcomes[at]).toBe(ref === run.executionRef ? "done" : "conflict");
    }
  }
}

/** What a recipe reads becomes something else, and is computed. Signed runs are paid all the same. */
export class Change implements fc.AsyncCommand<Model, Real> {
  check = ({ runs }: Model) => runs.length > 0;

  async run(model: Model, { round }: Real): Promise<void> {
    await addLateGift(round);
    await computeFunding(round.roundId);
    model.inputs += 1;
  }

  toString = () => "change";
}

/** Steps that a run may take without a signature. */
const NEXT: Partial<Record<Status, Status>> = {
  ...{ draft: "proposed", proposed: "rejected", approved: "executed" },
};

/** Past the services: the web process's own connection, as a bug in it would use it. */
export class Leap extends Command {
  constructor(
    private readonly at: number,
    private readonly to: Status,
  ) {
    super("leap", at);
  }

  override check({ runs }: Model): boolean {
    return runs.length > 0 && NEXT[runs[this.at % runs.length]!.status] !== this.to;
  }

  protected async act(_: RunModel, { id }: { id: string }) {
    const who = "somebody";
    const leap = db.$executeRaw`
      UPDATE "PayoutRun" SET "status" = ${this.to}::"PayoutStatus", "executionRef" = 'stolen',
        "proposedById" = coalesce("proposedById", ${who}), "approvedById" = ${who}
      WHERE "id" = ${id}`;
    await expect(leap).rejects.toThrow();
  }
}
