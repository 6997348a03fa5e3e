import { expect, test } from "vitest";
import { type Cell, copyingTransaction } from "~/server/db/copying";
import { workerDb } from "~/server/db/worker";

const timeout = 30_000;
const HARD = ["tab\there", "back\\slash", "\\N", "\\.", "two\nlines", "cr\r\n", "", "naïve 🦊"];

test("what is copied comes back as it was, whatever its letters", async () => {
  const rows: Cell[][] = HARD.map((text, at) => [text, at, 10n ** 30n + BigInt(at), at % 2 === 0]);
  rows.push([null, 0.1, null, null]);
  const found = await copyingTransaction(
    async (tx, copy) => {
      await tx.$executeRaw`CREATE TEMP TABLE "Copied" ("text" text, "float" float8, "whole" numeric, "flag" boolean)`;
      await copy("Copied", ["text", "float", "whole", "flag"], rows);
      return tx.$queryRaw`SELECT "text", "float", "whole"::text, "flag" FROM "Copied"`;
    },
    { timeout },
  );
  expect(found).toEqual(
    rows.map(([text, float, whole, flag]) => ({
      ...{ text, float, flag },
      whole: whole === null ? null : String(whole),
    })),
  );
});

const people = () => workerDb().user.count();

test("a row that the database refuses leaves nothing, nor does one that cannot be made", async () => {
  const before = await people();
  const copied = (rows: Iterable<Cell[]>) =>
    copyingTransaction(
      (tx, copy) => tx.user.create({ data: {} }).then(() => copy("User", ["id"], rows)),
      {
        timeout,
      },
    );
  await expect(copied([["twice"], ["twice"]])).rejects.toThrow(/duplicate key/);
  function* broken(): Generator<Cell[]> {
    yield ["one"];
    throw new Error("broke off");
  }
  await expect(copied(broken())).rejects.toThrow("broke off");
  expect(await people()).toBe(before);
});
