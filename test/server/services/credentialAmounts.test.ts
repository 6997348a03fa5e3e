import { expect, test } from "vitest";
import type { FundingRules } from "~/core/funding";
import { db } from "~/server/db/client";
import { computeFitInPlace } from "~/server/services/computeFit";
import { credentialAmounts } from "~/server/services/credentialAmounts";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { closeRound, type Fixture, openRound } from "./fixture";
import { addAnswer } from "./givenAnswer";

const CLIENTS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;
const TOOLS = [[3, 4]] as const;

/** Others hold a project for heavier than every one after it; the juror does so of clients alone. */
async function judgedRound(): Promise<Fixture> {
  const domainOf = (at: number) => (at < 3 ? "client" : "tool");
  const round = await openRound({}, undefined, (at) => ({ domain: domainOf(at) }));
  const { modeler, approver, other } = round.people;
  for (const juror of [modeler, approver, other]) {
    for (const [a, b] of [...CLIENTS, ...TOOLS]) await addAnswer(round, a, b, { juror });
  }
  for (const [a, b] of CLIENTS) await addAnswer(round, a, b);
  for (const [a, b] of TOOLS) await addAnswer(round, a, b, { outcome: "b", logRatio: -1 });
  await closeRound(round);
  return round;
}

const rulesOf = (domain?: string): FundingRules => ({
  ...{ mechanism: "qf", params: {}, prior: 0, share: 1 },
  boost: {
    ...{ combine: "max", factor: 1 },
    credentials: [
      {
        ...{ name: "juror", source: "earned", domain, threshold: 50, maxBoost: 2 },
        transfer: { kind: "threshold" },
      },
    ],
  },
});

test("a juror earns in each domain by the answers about its projects", async () => {
  const { roundId, people } = await judgedRound();
  const wanted = { method: "bt_l2", params: { alpha: 0.1 } };
  const { fitId } = await requestFit(people.organizer, roundId, wanted);
  await runFit(fitId, computeFitInPlace);
  const earned = async (domain?: string) => {
    const donors = [`user:${people.juror}`, `user:${people.organizer}`];
    const found = await credentialAmounts(db, roundId, rulesOf(domain), donors, fitId);
    return Array.from(found.juror!.amount);
  };
  expect(await earned("client")).toEqual([100, 0]);
  expect(await earned("tool")).toEqual([0, 0]);
  expect(await earned()).toEqual([75, 0]);
  expect(await earned("wallet")).toEqual([0, 0]);
});
