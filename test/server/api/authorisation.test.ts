import { type AnyProcedure, TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "~/server/api/root";
import { createCallerFactory } from "~/server/api/trpc";
import { installQueue } from "~/server/jobs/queue";
import { denialOf, MATRIX } from "./matrix";
import {
  buildMatrixWorld,
  type MatrixWorld,
  PEOPLE,
  PLACES,
  type Place,
  type Who,
} from "./matrixWorld";

const procedures = appRouter._def.procedures as unknown as Record<string, AnyProcedure>;
const PROCEDURES = Object.keys(procedures);
const DENIALS = ["UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND"];
const createCaller = createCallerFactory(appRouter);

let sharedWorld: Promise<MatrixWorld> | undefined;
function shared(): Promise<MatrixWorld> {
  sharedWorld ??= buildMatrixWorld();
  return sharedWorld;
}

beforeAll(() => installQueue(process.env.DATABASE_URL!));

test("every procedure stands in the matrix, and nothing else does", () => {
  expect(Object.keys(MATRIX).sort()).toEqual([...PROCEDURES].sort());
});

/** Calls a procedure for real; the code it was refused with, or null where it went through. */
async function call(world: MatrixWorld, path: string, who: Who, place: Place) {
  const caller = createCaller({ actor: world.actors[who], clientKey: "matrix" });
  const procedure = path
    .split(".")
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller);
  const input = MATRIX[path]!.input(world.rooms[place], { world, who });
  try {
    await (procedure as (input: unknown) => Promise<unknown>)(input);
    return null;
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") throw error;
    if (error.cause instanceof z.ZodError) throw new Error(`not a valid input: ${error.message}`);
    return error.code;
  }
}

describe.each(PROCEDURES.filter((path) => path in MATRIX))("%s", (path) => {
  const entry = MATRIX[path]!;
  const places = typeof entry.allowed === "string" && entry.allowed !== "reader" ? ["own"] : PLACES;
  const calls = (places as readonly Place[])
    .flatMap((place) => PEOPLE.map((who) => ({ place, who, denial: denialOf(entry, who, place) })))
    // Refused calls first: they must leave no trace that an allowed one would trip over.
    .sort((x, y) => Number(x.denial === null) - Number(y.denial === null));

  let world: MatrixWorld;
  beforeAll(async () => {
    // Queries leave everything as it was, so that they share a world.
    const changes = procedures[path]!._def.type === "mutation";
    world = await (changes ? buildMatrixWorld() : shared());
  });

  test(`allows ${JSON.stringify(entry.allowed)} and nobody else`, async () => {
    const expected = calls.map(
      ({ place, who, denial }) => `${who} in ${place}: ${denial ?? "yes"}`,
    );
    const found: string[] = [];
    for (const { place, who } of calls) {
      const code = await call(world, path, who, place);
      const denied = code !== null && DENIALS.includes(code);
      found.push(`${who} in ${place}: ${denied ? code : "yes"}`);
    }
    expect(found).toEqual(expected);
  });
});
