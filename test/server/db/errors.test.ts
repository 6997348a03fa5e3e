import { expect, test } from "vitest";
import { AppError } from "~/errors";
import { db } from "~/server/db/client";
import { databaseErrorIn, mapDbError } from "~/server/db/errors";

const raise = (code: string) =>
  db.$executeRawUnsafe(
    `DO $$ BEGIN RAISE EXCEPTION 'no: ${code}' USING ERRCODE = '${code}'; END $$`,
  );

test.each([
  ["SY001", "conflict"],
  ["SY002", "gone"],
])("SQLSTATE %s from a trigger becomes %s with the trigger's words", async (state, code) => {
  const error = await raise(state)
    .catch(mapDbError)
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code, message: `no: ${state}` });
});

test("a trigger's refusal is found inside what a model call throws, too", async () => {
  const user = await db.user.create({ data: { name: "Ada" } });
  const round = await db.round.create({
    data: {
      slug: "r",
      title: "R",
      question: "?",
      settings: {},
      splitSeed: "s",
      createdById: user.id,
    },
  });
  const closing = db.round.update({ where: { id: round.id }, data: { status: "closed" } });
  const error = await closing.catch((e: unknown) => e);
  expect(databaseErrorIn(error)?.code).toBe("SY001");
});

test("a UNIQUE of ours says in words what is there already", async () => {
  const user = await db.user.create({ data: { name: "Ada" } });
  const data = {
    slug: "same",
    title: "R",
    question: "?",
    settings: {},
    splitSeed: "s",
    createdById: user.id,
  };
  await db.round.create({ data });
  await expect(db.round.create({ data }).catch(mapDbError)).rejects.toThrow(/address already/);
});

test("an error that is no refusal is passed on as it is", () => {
  const bug = new Error("a bug");
  expect(() => mapDbError(bug)).toThrow(bug);
});
