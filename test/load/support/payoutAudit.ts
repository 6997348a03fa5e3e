// What must hold of a round whose payout was interrupted, before and after it is taken up again.
import { Client } from "pg";
import { SETTINGS } from "../../server/services/fixture";
import { type PayoutStage, paymentOf } from "./payoutLife";

/** Five projects, one of them in three lines. */
const LINES = 7;
const STEPS = ["drafted", "proposed", "approved", "executed"];
const REACHED: Record<string, number> = { draft: 1, proposed: 2, approved: 3, executed: 4 };

interface Stored {
  id: string;
  status: string;
  executionRef: string | null;
  lines: number;
  sum: string;
  content: string;
}

const RUNS = `
  SELECT run."id", run."status", run."executionRef", count(line."id")::int AS "lines",
    sum(line."amount")::text AS "sum",
    md5(string_agg(line."id" || line."amount" || coalesce(line."address", '-'), ',' ORDER BY line."id")) AS "content"
  FROM "PayoutRun" AS run LEFT JOIN "PayoutLine" AS line ON line."runId" = run."id"
  WHERE run."roundId" = $1 GROUP BY run."id" ORDER BY run."id"`;

/** All that is wrong; `resume` takes the life up again. */
export async function auditPayout(
  url: string,
  stage: PayoutStage,
  said: readonly string[],
  resume: () => Promise<{ said: string[]; killed: boolean }>,
): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const runs = async () => (await client.query<Stored>(RUNS, [stage.roundId])).rows;
  try {
    const found: string[] = [];
    const before = await runs();
    found.push(...before.flatMap(wholeness));
    const acknowledged = Math.max(0, ...said.map((step) => STEPS.indexOf(step) + 1));
    const reached = Math.max(0, ...before.map(({ status }) => REACHED[status] ?? 0));
    if (reached < acknowledged) found.push(`${STEPS[acknowledged - 1]} was said and is gone`);

    if ((await resume()).killed) found.push("the life could not be taken up again");
    if ((await resume()).killed) found.push("a retry after the end was refused");
    const after = await runs();
    found.push(...after.flatMap(wholeness));
    for (const run of before) {
      const now = after.find(({ id }) => id === run.id);
      if (now?.content !== run.content) found.push("lines changed after the interruption");
    }
    const paid = after.filter(({ status }) => status === "executed");
    if (paid.length !== 1) found.push(`paid ${paid.length} times`);
    if (paid[0]?.executionRef !== paymentOf(stage)) found.push("paid under another reference");
    const { rows } = await client.query<{ action: string; count: number }>(
      `SELECT "action", count(*)::int FROM "AuditEvent" WHERE "roundId" = $1 AND "action" LIKE 'payout.%' GROUP BY 1`,
      [stage.roundId],
    );
    for (const step of STEPS) {
      const { count = 0 } = rows.find(({ action }) => action === `payout.${step}`) ?? {};
      if (count !== 1) found.push(`${step} stands ${count} times in the audit trail`);
    }
    found.push(...(await secondPayment(client, paid[0]?.id)));
    return found;
  } finally {
    await client.end();
  }
}

function wholeness({ lines, sum }: Stored): string[] {
  const found = lines === LINES ? [] : [`a run has ${lines} lines instead of ${LINES}`];
  return sum === SETTINGS.pool.amount ? found : [...found, `lines sum to ${sum}`];
}

/** Past everything: the owner of the tables tries to pay the run again. */
async function secondPayment(client: Client, runId: string | undefined): Promise<string[]> {
  const again = `UPDATE "PayoutRun" SET "status" = 'executed', "executionRef" = '0xagain' WHERE "id" = $1`;
  return client.query(again, [runId ?? ""]).then(
    ({ rowCount }) => (rowCount === 0 ? [] : ["a second payment was taken"]),
    () => [],
  );
}
