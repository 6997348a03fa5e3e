// A payout run's whole life by whoever finds it in whatever state, as its own program: told by the
// environment at which statement to die, or to take PostgreSQL along.
import { Client } from "pg";
import { db } from "~/server/db/client";
import { createPayoutDraft } from "~/server/services/createPayoutDraft";
import { decidePayout } from "~/server/services/decidePayout";
import { executePayout } from "~/server/services/executePayout";
import { exportPayout } from "~/server/services/exportPayout";
import { proposePayout } from "~/server/services/proposePayout";

export interface PayoutStage {
  readonly roundId: string;
  readonly organizer: string;
  readonly approver: string;
}

/** The reference of a round's one payment. */
export const paymentOf = ({ roundId }: PayoutStage): string => `0x${roundId.replaceAll("-", "")}`;

/** Goes on from what is on record, and says every step once it is acknowledged. */
async function livePayout(stage: PayoutStage, say: (step: string) => void): Promise<void> {
  const { roundId, organizer, approver } = stage;
  const newest = () =>
    db.payoutRun.findFirst({
      where: { roundId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
  let run = await newest();
  if (!run) {
    await createPayoutDraft(organizer, roundId);
    say("drafted");
    run = (await newest())!;
  }
  const { id: runId, linesHash } = run;
  if (run.status === "draft") {
    await proposePayout(organizer, roundId, runId);
    say("proposed");
  }
  if (run.status === "draft" || run.status === "proposed") {
    await decidePayout(approver, roundId, { runId, approve: true, linesHash });
    say("approved");
  }
  await exportPayout(roundId, { runId, format: "safe-csv" });
  // Executed again where it was executed already: the answer must be the same.
  await executePayout(organizer, roundId, { runId, executionRef: paymentOf(stage) });
  say("executed");
}

/** Counts what is sent to PostgreSQL, and kills at the statement that it was told. */
function armKill(): () => number {
  const { KILL_AT, KILL_HOW, POSTGRES_PID } = process.env;
  const query = Client.prototype.query as (...args: unknown[]) => unknown;
  let count = 0;
  Client.prototype.query = function counted(this: Client, ...args: unknown[]) {
    count += 1;
    const now = count === Number(KILL_AT);
    if (now && KILL_HOW === "between") process.kill(process.pid, "SIGKILL");
    const answer = query.apply(this, args);
    // Sent, and nobody waits for the answer: it may have been carried out or not.
    if (now) process.kill(KILL_HOW === "postgres" ? Number(POSTGRES_PID) : process.pid, "SIGKILL");
    return answer;
  } as typeof Client.prototype.query;
  return () => count;
}

if (process.env.PAYOUT_STAGE) {
  const counted = armKill();
  const say = (step: string) => process.stdout.write(`${step}\n`);
  await livePayout(JSON.parse(process.env.PAYOUT_STAGE), say);
  say(`statements ${counted()}`);
  process.exit(0);
}
