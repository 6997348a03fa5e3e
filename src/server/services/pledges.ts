import { AmountError, formatAmount, parseAmount } from "~/core/funding";
import { AppError } from "~/errors";
import { asActor, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";
import { enqueueFunding } from "./readFunding";
import { parseRoundSettings } from "./roundSettings";

export interface Pledge {
  readonly projectId: string;
  /** In units of the pool's token, as a decimal. */
  readonly amount: string;
  /** Chosen by the client, the same however often one pledge is sent. */
  readonly idempotencyKey: string;
}

/**
 * Records what a person promises to give to a project, in place of what they promised it before. It is
 * a record: no money is held here.
 *
 * @throws AppError invalid for an amount that is none; gone where the round takes none
 */
export async function pledge(
  userId: string,
  roundId: string,
  { projectId, amount: text, idempotencyKey }: Pledge,
): Promise<{ contributionId: string }> {
  const work = asActor(userId, async (tx) => {
    const key = `${userId}:${idempotencyKey}`;
    const done = await tx.contribution.findUnique({ where: { idempotencyKey: key } });
    if (done) return { contributionId: String(done.id) };
    const { decimals, symbol } = await poolOf(tx, roundId);
    const amount = amountOf(text, decimals);
    const data = { projectId, amount: String(amount), symbol, decimals, idempotencyKey: key };
    return addVersion(tx, userId, roundId, data);
  });
  return work.catch(mapDbError);
}

/** Takes a pledge back, or (`withdrawn` false) takes that back; doing it twice is doing it once. */
export async function setPledgeWithdrawn(
  userId: string,
  roundId: string,
  projectId: string,
  withdrawn: boolean,
): Promise<{ contributionId: string }> {
  const work = asActor(userId, async (tx) => {
    const current = await tx.contribution.findFirst({
      where: { roundId, userId, projectId, current: true },
    });
    if (!current) throw new AppError("conflict", "You have pledged nothing to this project");
    if (current.withdrawn === withdrawn) return { contributionId: String(current.id) };
    const { symbol, decimals } = current;
    const data = { projectId, amount: current.amount.toFixed(), symbol, decimals, withdrawn };
    return addVersion(tx, userId, roundId, data);
  });
  return work.catch(mapDbError);
}

async function addVersion(
  tx: Tx,
  userId: string,
  roundId: string,
  data: {
    projectId: string;
    amount: string;
    symbol: string;
    decimals: number;
    withdrawn?: boolean;
    idempotencyKey?: string;
  },
): Promise<{ contributionId: string }> {
  const of = { roundId, userId, projectId: data.projectId };
  const last = await tx.contribution.findFirst({
    where: of,
    orderBy: { version: "desc" },
    select: { version: true },
  });
  await tx.contribution.updateMany({ where: { ...of, current: true }, data: { current: false } });
  const { id } = await tx.contribution.create({
    data: {
      ...{ ...of, ...data, donor: `user:${userId}`, source: "pledge" },
      version: (last?.version ?? 0) + 1,
    },
    select: { id: true },
  });
  await enqueueFunding(tx, roundId);
  return { contributionId: String(id) };
}

async function poolOf(tx: Tx, roundId: string) {
  const { settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  const { pool, funding } = parseRoundSettings(settings);
  if (!funding) throw new AppError("conflict", "This round takes no contributions");
  return pool;
}

function amountOf(text: string, decimals: number): bigint {
  const problem = (message: string, fix: string) => {
    const problems = [{ column: "amount", value: text, rule: "number", message, fix }];
    return new AppError("invalid", "Nothing was recorded", { problems });
  };
  try {
    const amount = parseAmount(text, decimals);
    if (amount > 0n) return amount;
  } catch (error) {
    if (!(error instanceof AmountError)) throw error;
    throw problem(
      error.message,
      `Write a number such as ${formatAmount(10n ** BigInt(decimals), decimals)}`,
    );
  }
  throw problem("a pledge is above 0", "Withdraw the pledge instead");
}

/** A person's own pledges, withdrawn ones included, the newest first. */
export async function listOwnPledges(userId: string, roundId: string) {
  const rows = await asActor(userId, (tx) =>
    tx.contribution.findMany({
      where: { roundId, userId, current: true },
      orderBy: { id: "desc" },
      include: { project: { select: { name: true, title: true } } },
    }),
  );
  return rows.map(({ projectId, project, amount, symbol, decimals, withdrawn, createdAt }) => ({
    ...{ projectId, ...project, symbol, decimals, withdrawn, createdAt },
    amount: amount.toFixed(),
  }));
}
