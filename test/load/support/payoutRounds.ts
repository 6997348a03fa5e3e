// Closed rounds with final weights, ready to be paid.
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { computeFitInPlace } from "~/server/services/computeFit";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { setPayoutShares } from "~/server/services/setPayoutShares";
import { addAnswers, closeRound, openRound } from "../../server/services/fixture";
import type { PayoutStage } from "./payoutLife";

/** Five projects, one of them with two recipients and a part held back, one without an address. */
export async function makeStages(count: number): Promise<PayoutStage[]> {
  const stages: PayoutStage[] = [];
  for (let at = 0; at < count; at++) {
    const round = await openRound();
    const { roundId, people } = round;
    const { organizer, approver } = people;
    await addAnswers(round);
    await closeRound(round);
    const shares = ["a", "b"].map((digit) => `alpha/one,0x${digit.repeat(40)},3`);
    const text = `project,address,share\n${shares.join("\n")}\nalpha/one,,1\n`;
    await setPayoutShares(organizer, roundId, text);
    const wanted = { method: "log_l2_ridge", params: { lambda: 3 } };
    const { fitId } = await requestFit(organizer, roundId, wanted);
    await runFit(fitId, computeFitInPlace);
    stages.push({ roundId, organizer, approver });
  }
  return stages;
}

/** Lets go of the database: it will be killed. */
export async function letGo(): Promise<void> {
  await Promise.all([db.$disconnect(), workerDb().$disconnect()]);
}
