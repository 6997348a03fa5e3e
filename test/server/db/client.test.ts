import { expect, test } from "vitest";
import { db } from "~/server/db/client";

test("an empty WEB_DATABASE_URL counts as unset: the web role over DATABASE_URL", async () => {
  process.env.WEB_DATABASE_URL = "";
  const [who] = await db.$queryRaw<{ role: string }[]>`SELECT current_user::text AS role`;
  expect(who?.role).toBe("steelyard_web");
});
