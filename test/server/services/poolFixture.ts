// A pool on a real round, and a clock that tests move on.
import { workerDb } from "~/server/db/worker";
import { createPool } from "~/server/services/pool/createPool";
import { newPoolInput } from "~/server/services/pool/poolInput";
import { propose } from "~/server/services/pool/proposals";
import { getPool } from "~/server/services/pool/readPool";
import { allocate } from "~/server/services/pool/stakes";
import { type Fixture, openRound } from "./fixture";

export const DAY_S = 86_400;

export interface PoolWorld extends Fixture {
  poolId: string;
}

/** A round with a pool of 10,000 USDC, half-life three days, everybody of 100 power, minimum age a day. */
export async function openPool(input: object = {}, settings: object = {}): Promise<PoolWorld> {
  const fixture = await openRound(settings);
  const pool = newPoolInput.parse({ name: "A pool", funds: "10000", ...input });
  const { poolId } = await createPool(fixture.people.organizer, fixture.roundId, pool);
  return { ...fixture, poolId };
}

let titles = 0;

export async function addProposal(
  { people, roundId, poolId }: PoolWorld,
  amount: number,
  { by = "modeler", recipient }: { by?: keyof Fixture["people"]; recipient?: string } = {},
): Promise<string> {
  titles += 1;
  const asked = {
    poolId,
    title: `Proposal ${titles}`,
    text: "Why",
    amount: String(amount),
    recipient,
  };
  return (await propose(people[by], roundId, asked)).proposalId;
}

export function stakeOn(
  { people, roundId, poolId }: PoolWorld,
  by: keyof Fixture["people"],
  proposalId: string | null,
  amount: number | string,
) {
  const stakes = [{ proposalId, amount: String(amount) }];
  return allocate(people[by], roundId, { poolId, stakes, only: false });
}

/** Moves a pool's clock on by so many seconds. */
export async function passTime({ poolId }: PoolWorld, seconds: number): Promise<void> {
  await workerDb().poolClockShift.upsert({
    where: { poolId },
    create: { poolId, seconds: Math.round(seconds) },
    update: { seconds: { increment: Math.round(seconds) } },
  });
}

/** A proposal as the pool's page lists it, with the time of the reading. */
export async function standingIn({ roundId, poolId }: PoolWorld, proposalId: string) {
  const { proposals, now } = await getPool(roundId, poolId);
  return { ...proposals.find(({ id }) => id === proposalId)!, now };
}
