import { expect, test } from "vitest";
import { getPool } from "~/server/services/pool/readPool";
import { getProposal } from "~/server/services/pool/readProposal";
import { releaseCrossed } from "~/server/services/pool/releaseCrossed";
import { addProposal, DAY_S, openPool, passTime, stakeOn } from "./poolFixture";

test("smoke", async () => {
  const world = await openPool();
  const a = await addProposal(world, 500);
  await stakeOn(world, "juror", a, 60);
  await stakeOn(world, "approver", null, 100);
  await passTime(world, 2 * DAY_S);
  console.log(JSON.stringify(await getPool(world.roundId, world.poolId), null, 1));
  await passTime(world, 20 * DAY_S);
  console.log(JSON.stringify((await getPool(world.roundId, world.poolId)).proposals, null, 1));
  expect(await releaseCrossed(world.people.other, world.roundId, world.poolId)).toEqual({
    released: 1,
  });
  const found = await getProposal(world.roundId, world.poolId, a);
  console.log(JSON.stringify({ ...found, past: found.past.slice(-3) }, null, 1));
});
