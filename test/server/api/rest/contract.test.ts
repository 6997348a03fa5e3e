import { Validator } from "@seriousme/openapi-schema-validator";
import type { AnyProcedure } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { handleRest } from "~/server/api/rest/handleRest";
import { openApiDocument } from "~/server/api/rest/openapi";
import { appRouter } from "~/server/api/root";
import { installQueue } from "~/server/jobs/queue";
import { denialOf, MATRIX } from "../matrix";
import {
  addToken,
  buildMatrixWorld,
  type MatrixWorld,
  PEOPLE,
  PLACES,
  type Place,
  type Who,
} from "../matrixWorld";
import { DocumentedClient, type OpenApi } from "./client";

const procedures = appRouter._def.procedures as unknown as Record<string, AnyProcedure>;
const ON_REST = Object.keys(procedures)
  .filter((path) => "rest" in ((procedures[path]!._def.meta as object | undefined) ?? {}))
  .sort();
const STATUS = { UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404 } as const;

const document = openApiDocument() as unknown as OpenApi;
const client = new DocumentedClient(document, "http://localhost:3000/api/v1", handleRest);
const bearer = (secret: string | undefined): Record<string, string> =>
  secret ? { Authorization: `Bearer ${secret}` } : {};

beforeAll(() => installQueue(process.env.DATABASE_URL!));

/** Secrets of tokens that may do everything their person may. */
async function secretsOf(world: MatrixWorld): Promise<Partial<Record<Who, string>>> {
  const secrets: Partial<Record<Who, string>> = {};
  for (const who of PEOPLE) {
    const { userId } = world.actors[who] ?? {};
    if (userId) secrets[who] = (await addToken(userId)).secret;
  }
  return secrets;
}

function inputOf(world: MatrixWorld, id: string, who: Who, place: Place) {
  const input = MATRIX[id]!.input(world.rooms[place], { world, who });
  return (input ?? {}) as Record<string, unknown>;
}

describe("the document", () => {
  test("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)));
    expect(errors ?? []).toEqual([]);
    expect({ valid, version: validator.version }).toEqual({ valid: true, version: "3.1" });
  });

  test("lists every procedure that is open to programs, and no other", () => {
    expect(client.ids).toEqual(ON_REST);
    expect(ON_REST.length).toBeGreaterThan(20);
  });

  test("is served at /api/v1/openapi.json to everybody", async () => {
    const url = "http://localhost:3000/api/v1/openapi.json";
    const response = await handleRest(new Request(url));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test("has no place where two operations meet", () => {
    const places = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(/\{\w+\}/g, "{}")}`),
    );
    expect(new Set(places).size).toBe(places.length);
  });
});

/** Whoever may do it, as the matrix has it. */
function allowedOne(id: string): Who {
  const order = ["modeler", "organizer", "juror", "approver"] as const;
  const found = order.find((who) => denialOf(MATRIX[id]!, who, "own") === null);
  if (!found) throw new Error(`nobody may do ${id}`);
  return found;
}

test.each(ON_REST)("%s answers as the document says, to those it is for", async (id) => {
  const world = await buildMatrixWorld();
  const who = allowedOne(id);
  const secret = (await secretsOf(world))[who];
  const told = await client.call(id, inputOf(world, id, who, "own"), bearer(secret));
  expect({ status: told.status, text: told.text.slice(0, 500) }).toMatchObject({
    status: told.text === "" ? 204 : 200,
  });
  expect(told.complaints).toEqual([]);
});

describe.each(ON_REST)("%s over the REST door", (id) => {
  const entry = MATRIX[id]!;
  const anywhere = typeof entry.allowed === "string" && entry.allowed !== "reader";
  const places: readonly Place[] = anywhere ? ["own"] : PLACES;

  test("allows with a token what the matrix allows its person, and nothing else", async () => {
    const world = await buildMatrixWorld();
    const secrets = await secretsOf(world);
    const calls = places
      .flatMap((place) =>
        PEOPLE.map((who) => ({ place, who, denial: denialOf(entry, who, place) })),
      )
      .sort((x, y) => Number(x.denial === null) - Number(y.denial === null));
    const expected: string[] = [];
    const found: string[] = [];
    for (const { place, who, denial } of calls) {
      const told = await client.call(id, inputOf(world, id, who, place), bearer(secrets[who]));
      const denied = Object.values(STATUS).some((status) => status === told.status);
      expected.push(`${who} in ${place}: ${denial ? STATUS[denial] : "yes"}`);
      found.push(`${who} in ${place}: ${denied ? told.status : "yes"}`);
      expect(told.complaints).toEqual([]);
    }
    expect(found).toEqual(expected);
  });

  test("asks a token for its scope, and for its round", async () => {
    const world = await buildMatrixWorld();
    const who = allowedOne(id);
    const { userId } = world.actors[who]!;
    const { rest } = procedures[id]!._def.meta as { rest: { scope: string } };
    const input = inputOf(world, id, who, "own");
    const call = async (changes: object) => {
      const { secret } = await addToken(userId, changes);
      return client.call(id, input, bearer(secret));
    };
    if (rest.scope !== "read") {
      const told = await call({ scopes: ["read"] });
      expect(told.status).toBe(403);
      expect(told.text).toContain(`lacks the scope \\"${rest.scope}\\"`);
    }
    const ofAnother = await call({ roundId: world.rooms.foreign.roundId });
    const named = "roundId" in input || "slug" in input || "submissionId" in input;
    expect(ofAnother.status === 403).toBe(named);
    const own = await call({ roundId: world.rooms.own.roundId, scopes: ["read", rest.scope] });
    expect([401, 403, 404]).not.toContain(own.status);
  });
});

test("a token cannot make or end tokens, end sessions or run a round", async () => {
  const { createCallerFactory } = await import("~/server/api/trpc");
  const world = await buildMatrixWorld();
  const actor = world.actors.organizer!;
  const closed = Object.keys(procedures).filter((path) => !ON_REST.includes(path));
  expect(closed).toEqual(expect.arrayContaining(["token.create", "session.revoke", "round.close"]));
  const token = {
    ...{ id: "t", name: "t", roundId: null, expiresAt: new Date() },
    scopes: ["read", "submit", "manage"] as const,
  };
  const caller = createCallerFactory(appRouter)({ actor, token, clientKey: "token" });
  for (const path of closed) {
    const procedure = path
      .split(".")
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller);
    const call = (procedure as (input: unknown) => Promise<unknown>)(
      inputOf(world, path, "organizer", "own"),
    );
    await expect(call, path).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});
