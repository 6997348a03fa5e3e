// Closed rounds with final weights or matches, ready to be paid.
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { computeFitInPlace } from "~/server/services/computeFit";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { setPayoutShares } from "~/server/services/setPayoutShares";
import { addAnswers, addGifts, closeRound, openRound } from "../../server/services/fixture";
import type { PayoutStage } from "./payoutLife";

/** What divides a round's pool. */
export const STAGE_KINDS = ["weights", "recipe"] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** Two projects with a match, two donors each. */
const GIVEN = `donor,project,amount
ann,alpha/one,100
ben,alpha/one,25
ann,beta/two,9
ben,beta/two,16
`;

/** Five projects, one of them with two recipients and a part held back, one without an address. */
export async function makeStages(count: number, kind: StageKind): Promise<PayoutStage[]> {
  const stages: PayoutStage[] = [];
  for (let at = 0; at < count; at++) {
    const round = await openRound(kind === "recipe" ? { funding: { mechanism: "qf" } } : {});
    const { roundId, people } = round;
    const { organizer, approver } = people;
    if (kind === "recipe") await addGifts(round, GIVEN);
    else await addAnswers(round);
    await closeRound(round);
    const shares = ["a", "b"].map((digit) => `alpha/one,0x${digit.repeat(40)},3`);
    const text = `project,address,share\n${shares.join("\n")}\nalpha/one,,1\n`;
    await setPayoutShares(organizer, roundId, text);
    if (kind === "weights") {
      const wanted = { method: "log_l2_ridge", params: { lambda: 3 } };
      const { fitId } = await requestFit(organizer, roundId, wanted);
      await runFit(fitId, computeFitInPlace);
    }
    stages.push({ roundId, organizer, approver });
  }
  return stages;
}

/** Lets go of the database: it will be killed. */
export async function letGo(): Promise<void> {
  await Promise.all([db.$disconnect(), workerDb().$disconnect()]);
}
