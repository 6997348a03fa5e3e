import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";

const LIST = readFileSync(new URL("../../../prisma/INVARIANTS.md", import.meta.url), "utf8");

/** Everything in the public schema that Prisma's schema language cannot say. */
const RULES = {
  "CHECK constraints": `
    SELECT conname AS name FROM pg_constraint
    WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
  "partial indexes": `
    SELECT relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE indpred IS NOT NULL AND relnamespace = 'public'::regnamespace`,
  triggers: `
    SELECT tgname AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace`,
  policies: "SELECT policyname AS name FROM pg_policies WHERE schemaname = 'public'",
  "functions that act for their owner": `
    SELECT proname AS name FROM pg_proc
    WHERE prosecdef AND pronamespace = 'public'::regnamespace`,
};

test.each(Object.entries(RULES))("prisma/INVARIANTS.md lists all %s", async (_, sql) => {
  const rows = await workerDb().$queryRawUnsafe<{ name: string }[]>(sql);
  expect(rows).not.toEqual([]);
  expect(rows.map(({ name }) => name).filter((name) => !LIST.includes(`\`${name}`))).toEqual([]);
});
