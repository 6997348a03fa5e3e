import { expect, test } from "vitest";
import { db } from "~/server/db/client";

test("every test file has a migrated database of its own, empty", async () => {
  expect(await db.user.count()).toBe(0);
});
