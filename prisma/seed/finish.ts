import { workerDb } from "../../src/server/db/worker";
import { closeRound } from "../../src/server/services/closeRound";
import { computeFunding } from "../../src/server/services/computeFunding";
import { createPayoutDraft } from "../../src/server/services/createPayoutDraft";
import { decidePayout } from "../../src/server/services/decidePayout";
import { executePayout } from "../../src/server/services/executePayout";
import { freezeData } from "../../src/server/services/freezeData";
import { proposePayout } from "../../src/server/services/proposePayout";
import { scoreBoard } from "../../src/server/services/scoreBoard";
import type { DemoPersons } from "./people";
import { runWaitingFits } from "./weigh";

const REFERENCE = "demo: paid in no chain";
const NOTE = "Checked against what it was computed from, and the addresses.";

/** Closes a round, computes its final weights and board, and pays it out by two persons. */
export async function finish(roundId: string, persons: DemoPersons): Promise<void> {
  const db = workerDb();
  const { status } = await db.round.findUniqueOrThrow({ where: { id: roundId } });
  if (status === "open") await closeRound(persons.organizer, roundId);
  await runWaitingFits(roundId);
  // Does nothing in a round without a recipe.
  await computeFunding(roundId);
  await freezeData(roundId, "closed");
  await scoreBoard(roundId);
  await pay(roundId, persons);
}

/** Goes on from wherever the round's payout stands. */
async function pay(roundId: string, { organizer, approver }: DemoPersons): Promise<void> {
  const db = workerDb();
  const known = await db.payoutRun.findFirst({ where: { roundId } });
  const runId = known?.id ?? (await createPayoutDraft(organizer, roundId)).runId;
  const { status, linesHash } = await db.payoutRun.findUniqueOrThrow({ where: { id: runId } });
  if (status === "draft") await proposePayout(organizer, roundId, runId);
  if (status === "draft" || status === "proposed") {
    await decidePayout(approver, roundId, { runId, approve: true, linesHash, note: NOTE });
  }
  await executePayout(organizer, roundId, { runId, executionRef: REFERENCE });
}
