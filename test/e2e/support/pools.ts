import type { Page } from "@playwright/test";
import { apiOf } from "./api";
import { inDatabase } from "./place";
import type { TestRound } from "./rounds";

const HOUR_SECONDS = 3600;

interface Asked {
  title: string;
  /** In whole tokens. */
  amount: string;
  text?: string;
  recipient?: string;
}

/** Lets time pass in one pool. */
export async function laterIn(poolId: string, hours: number): Promise<void> {
  await inDatabase(
    `INSERT INTO "PoolClockShift" ("poolId", "seconds") VALUES ($1, $2)
     ON CONFLICT ("poolId") DO UPDATE SET "seconds" = "PoolClockShift"."seconds" + $2`,
    [poolId, hours * HOUR_SECONDS],
  );
}

/** A pool of 10,000 by the usual rules, made through the server's own procedures. */
export async function openPool(organizer: Page, round: TestRound) {
  const roundId = round.id;
  const named = { name: "Looked at", description: "Made by a test.", funds: "10000" };
  const { poolId } = await (await apiOf(organizer)).pool.create.mutate({ roundId, ...named });
  const path = round.path(`/pools/${poolId}`);
  return {
    ...{ id: poolId, path },
    propose: async (page: Page, { text = "", ...asked }: Asked) => {
      const of = { roundId, poolId, text, ...asked };
      const { proposalId: id } = await (await apiOf(page)).pool.propose.mutate(of);
      return { id, path: `${path}/proposals/${id}` };
    },
    stake: async (page: Page, proposalId: string, amount: string) => {
      const stakes = [{ proposalId, amount }];
      await (await apiOf(page)).pool.allocate.mutate({ roundId, poolId, stakes });
    },
    later: (hours: number) => laterIn(poolId, hours),
  };
}
