// What the record of tokens, keys and webhooks keeps.
import type { Violation } from "./violations";

const TOKEN = `INSERT INTO "ApiToken" ("id", "userId", "name", "prefix", "tokenHash", "scopes", "createdAt", "expiresAt") VALUES ('x', $1, 'n', 'p', 'h'`;
const WEBHOOK = `INSERT INTO "Webhook" ("id", "roundId", "userId", "url", "secret", "events") VALUES ('x', $1, $2, 'u', 's'`;
const KEPT = "A token stays as it was made; revoke it and make another";
const WEBHOOK_KEPT = "A webhook stays as it was made; revoke it and make another";

/** Makes a row, then changes it, in one statement's time. */
const changed = (insert: string, table: string, first: string, then: string) =>
  `DO $do$ BEGIN ${insert}; UPDATE "${table}" SET ${first} WHERE "id" = 'x'; UPDATE "${table}" SET ${then} WHERE "id" = 'x'; END $do$`;

const ofToken = (sets: string) =>
  `${TOKEN.replace("$1", '(SELECT min("id") FROM "User")')}, ${sets})`;
const ofWebhook = WEBHOOK.replace("$1", `(SELECT min("id") FROM "Round")`).replace(
  "$2",
  `(SELECT min("id") FROM "User")`,
);

export const REST: Violation[] = [
  {
    title: "a token may read",
    sql: ofToken(`'{submit}', now(), now() + interval '1 day'`),
    params: () => [],
    refusal: "23514 ApiToken_reads",
  },
  ...["interval '400 days'", "interval '-1 day'"].map((lasts) => ({
    title: `a token does not last ${lasts}`,
    sql: ofToken(`'{read}', now(), now() + ${lasts}`),
    params: () => [],
    refusal: "23514 ApiToken_expires_within_a_year",
  })),
  ...(
    [
      [`"name" = 'n'`, `"scopes" = '{read,manage}'`],
      [`"name" = 'n'`, `"expiresAt" = now() + interval '90 days'`],
      [`"revokedAt" = now()`, `"revokedAt" = NULL`],
    ] as const
  ).map(([first, then]) => ({
    title: `a token stays as it was made: ${then}`,
    sql: changed(ofToken(`'{read}', now(), now() + interval '1 day'`), "ApiToken", first, then),
    params: () => [],
    refusal: `SY001 ${KEPT}`,
  })),
  {
    title: "a kept answer is whole",
    sql: `INSERT INTO "IdempotencyKey" ("userId", "key", "requestHash", "status") VALUES ('u', 'k', 'h', 200)`,
    params: () => [],
    refusal: "23514 IdempotencyKey_answer_is_whole",
  },
  {
    title: "a key is one call's",
    sql: `INSERT INTO "IdempotencyKey" ("userId", "key", "requestHash") SELECT 'u', 'k', h FROM unnest(ARRAY['1', '2']) h`,
    params: () => [],
    refusal: "23505 IdempotencyKey_pkey",
  },
  {
    title: "a webhook waits for something",
    sql: `${ofWebhook}, '{}')`,
    params: () => [],
    refusal: "23514 Webhook_listens",
  },
  ...(
    [
      [`"failures" = 1`, `"url" = 'v'`],
      [`"failures" = 1`, `"secret" = 't'`],
      [`"revokedAt" = now()`, `"revokedAt" = NULL`],
    ] as const
  ).map(([first, then]) => ({
    title: `a webhook stays as it was made: ${then}`,
    sql: changed(`${ofWebhook}, '{round.closed}')`, "Webhook", first, then),
    params: () => [],
    refusal: `SY001 ${WEBHOOK_KEPT}`,
  })),
];
