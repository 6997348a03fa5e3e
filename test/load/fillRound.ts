import { randomUUID } from "node:crypto";
import type { Client } from "pg";

interface Size {
  projects: number;
  comparisons: number;
  jurors: number;
}

const SETTINGS = {
  metric: "log_ratio_mse",
  split: { train: 0.6, public: 0.2, private: 0.2 },
  submissionsPerDay: 5,
  pool: { amount: "350000000000", decimals: 6, symbol: "USDC" },
  weights: { method: "bt_l2", params: { alpha: 0.1 } },
  resultsVisible: "after_close",
};

/**
 * A closed round of projects with normal log worths and answers drawn by Bradley-Terry, all made by
 * the database. The triggers that keep a round's word are off meanwhile: it is written as it ended.
 */
export async function fillRound(client: Client, { projects, comparisons, jurors }: Size) {
  const start = performance.now();
  const roundId = randomUUID();
  const slug = `large-${roundId.slice(0, 8)}`;
  const { rows } = await client.query<{ id: string }>(
    `SELECT "id" FROM "User" WHERE "name" = 'Ines, organizer'`,
  );
  const organizer = rows[0]!.id;
  const importId = randomUUID();
  await client.query("SET session_replication_role = replica");
  await client.query("SELECT setseed(0.5)");
  await client.query(
    `INSERT INTO "Round" ("id", "slug", "title", "question", "status", "settings", "settingsHash",
       "splitSeed", "publishedAt", "closedAt", "createdById")
     VALUES ($1, $2, 'A large round', 'Which matters more?', 'closed', $3, 'load', 'load', now(), now(), $4)`,
    [roundId, slug, SETTINGS, organizer],
  );
  await client.query(
    `INSERT INTO "Membership" ("id", "roundId", "userId", "role")
     VALUES (gen_random_uuid()::text, $1, $2, 'organizer')`,
    [roundId, organizer],
  );
  await client.query(
    `INSERT INTO "Project" ("id", "roundId", "name", "title", "position")
     SELECT gen_random_uuid()::text, $1, 'large/p' || at, 'large/p' || at, at
     FROM generate_series(0, $2 - 1) AS at`,
    [roundId, projects],
  );
  await client.query(
    `INSERT INTO "ComparisonImport" ("id", "roundId", "fileName", "fileHash", "format", "rows", "report", "createdById")
     VALUES ($1, $2, 'large.csv', 'load', 'plain', $3, '{}', $4)`,
    [importId, roundId, comparisons, organizer],
  );
  await client.query(
    `CREATE TEMP TABLE item AS
     SELECT "id", "position" AS at, random_normal() AS theta FROM "Project" WHERE "roundId" = '${roundId}'`,
  );
  await client.query("ANALYZE item");
  await client.query(ANSWERS, [roundId, importId, projects, comparisons, jurors]);
  await client.query("SET session_replication_role = DEFAULT");
  await client.query('ANALYZE "Comparison"');
  await client.query('ANALYZE "Project"');
  return { roundId, slug, organizer, seconds: (performance.now() - start) / 1000 };
}

/** Stated ratios are the true ones with noise, rounded as people round; a sixth of the rows give reasons. */
const ANSWERS = `
  WITH drawn AS MATERIALIZED (
    SELECT k, floor(random() * $3)::int AS a, floor(random() * ($3 - 1))::int AS other,
      random() AS luck, random_normal() AS noise
    FROM generate_series(1, $4) AS k),
  paired AS (
    SELECT k, a, CASE WHEN other >= a THEN other + 1 ELSE other END AS b, luck, noise FROM drawn)
  INSERT INTO "Comparison" ("id", "roundId", "importId", "importLine", "jurorLabel", "projectAId",
    "projectBId", "outcome", "logRatio", "reason", "split")
  SELECT gen_random_uuid()::text, $1, $2, k, 'juror ' || (k % $5), i."id", j."id",
    (CASE WHEN luck < 1 / (1 + exp(j.theta - i.theta)) THEN 'a' ELSE 'b' END)::"Outcome",
    (CASE WHEN luck < 1 / (1 + exp(j.theta - i.theta)) THEN 1 ELSE -1 END)
      * ln(1 + round(exp(abs(i.theta - j.theta + noise)))),
    CASE WHEN k % 6 = 0 THEN 'Because of reason ' || k END,
    (CASE WHEN (a * 31 + b * 17) % 5 < 3 THEN 'train' WHEN (a * 31 + b * 17) % 5 = 3 THEN 'public' ELSE 'private' END)::"Split"
  FROM paired JOIN item i ON i.at = a JOIN item j ON j.at = b`;
