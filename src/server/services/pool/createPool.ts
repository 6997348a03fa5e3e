import { alphaOfHalfLife } from "~/core/conviction";
import { AppError } from "~/errors";
import { db, type Tx } from "../../db/client";
import { mapDbError } from "../../db/errors";
import { appendAudit } from "../audit";
import { withAllProblems } from "../fieldProblem";
import { tokenOf } from "../payoutLines";
import { parseRoundSettings } from "../roundSettings";
import { addressOf, amountOf } from "./poolAmounts";
import type { NewPool, PoolRulesInput } from "./poolInput";

/**
 * Opens a pool on a round, with its first funds. The money itself is not held here: what is released
 * becomes a payout run, as everything else that a round pays.
 *
 * @throws AppError invalid with every problem; notFound for a list of holders that the round has not
 */
export async function createPool(
  actorId: string,
  roundId: string,
  input: NewPool,
): Promise<{ poolId: string }> {
  const work = db.$transaction(async (tx) => {
    const round = await tx.round.findUniqueOrThrow({
      where: { id: roundId },
      select: { settings: true },
    });
    const own = tokenOf(parseRoundSettings(round.settings).pool);
    const { symbol, decimals, address } = input.token ?? own;
    const [funds, tokenAddress] = withAllProblems(
      () => amountOf(input.funds, decimals, "funds"),
      () => addressOf(address ?? undefined, "token.address"),
    );
    const rules = await storedRules(tx, roundId, input.rules);
    const { id: poolId } = await tx.pool.create({
      data: {
        ...{ roundId, name: input.name, description: input.description, ...rules },
        ...{ tokenSymbol: symbol, tokenAddress, decimals, createdById: actorId },
        settledAt: new Date(0),
      },
      select: { id: true },
    });
    await tx.poolFunds.create({
      data: { poolId, reason: "opened", change: funds.toString(), createdById: actorId },
      select: { id: true },
    });
    const said = { poolId, name: input.name, funds: funds.toString(), symbol, rules };
    await appendAudit(tx, roundId, actorId, "pool.opened", said);
    return { poolId };
  });
  return work.catch(mapDbError);
}

/** The rules as the database keeps them. @throws AppError notFound for a list that is not there */
export async function storedRules(tx: Tx, roundId: string, rules: PoolRulesInput) {
  const { charging, power, ...rest } = rules;
  const { source, credential, rule, limit } = power;
  if (credential !== undefined) {
    const list = await tx.holderList.findFirst({ where: { roundId, credential } });
    if (!list) {
      throw new AppError("notFound", `The round has no list of holders named "${credential}"`);
    }
  }
  return {
    ...{ ...rest, powerSource: source, powerRule: rule },
    ...{ credential: credential ?? null, powerLimit: limit ?? null },
    alpha: "alpha" in charging ? charging.alpha : alphaOfHalfLife(charging.halfLife),
  };
}
