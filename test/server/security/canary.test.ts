// What is planted in rows that not everybody may read is in no answer to anybody else: every
// procedure of the authorisation matrix is called as everybody, through the door that browsers use.
import { randomBytes } from "node:crypto";
import type { AnyProcedure } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Client } from "pg";
import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { handleRest } from "~/server/api/rest/handleRest";
import { openApiDocument } from "~/server/api/rest/openapi";
import { appRouter } from "~/server/api/root";
import type { Actor } from "~/server/auth/types";
import { workerDb } from "~/server/db/worker";
import { installQueue } from "~/server/jobs/queue";
import { MATRIX } from "../api/matrix";
import {
  addToken,
  buildMatrixWorld,
  type MatrixWorld,
  PLACES,
  type Place,
  type Who,
} from "../api/matrixWorld";
import { DocumentedClient, type OpenApi } from "../api/rest/client";
import { rowsOf } from "../db/world";
import { addPerson, FUNDING, SETTINGS } from "../services/fixture";
import { type Canary, leaksIn, plantCanaries, READERS, type Reader } from "./canaries";

const ENDPOINT = "/api/trpc";
const procedures = appRouter._def.procedures as unknown as Record<string, AnyProcedure>;
const PATHS = Object.keys(procedures);
const kindOf = (path: string) => procedures[path]!._def.type;
/** Shows what was sealed, to everybody; it comes last. */
const CLOSE = "round.close";

let world: MatrixWorld;
let client: Client;
let canaries: Canary[];
let actors: Record<Reader, Actor | null>;
/** A token of each that may do everything its person may. */
const secrets = new Map<Reader, string>();
const rest = new DocumentedClient(
  openApiDocument() as unknown as OpenApi,
  "http://localhost/api/v1",
  handleRest,
);
const logged: string[] = [];

beforeAll(async () => {
  await installQueue(process.env.DATABASE_URL!);
  for (const level of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, level).mockImplementation((...said) => {
      logged.push(said.map((one) => (one instanceof Error ? one.stack : String(one))).join(" "));
    });
  // Weights are for those who run the round until it closes.
  world = await buildMatrixWorld({
    settings: { ...SETTINGS, resultsVisible: "after_close", funding: FUNDING },
    splitSeed: randomBytes(32).toString("hex"),
  });
  client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { roundId } = world.rooms.own;
  const author = await addPerson("Author");
  await client.query(
    `INSERT INTO "Membership" ("id", "roundId", "userId", "role") VALUES ('author', $1, $2, 'juror')`,
    [roundId, author],
  );
  const { rows } = await client.query<{ id: string }>(
    `SELECT "id" FROM "Project" WHERE "roundId" = $1 ORDER BY "position"`,
    [roundId],
  );
  const outsider = world.actors.outsider!.userId;
  canaries = await plantCanaries({
    ...{ client, roundId },
    projectIds: rows.map(({ id }) => id) as [string, string, string],
    cast: { ...world.rooms.own.members, outsider, author },
  });
  const asAuthor = { userId: author, name: "author", email: null, demo: false };
  actors = { ...world.actors, author: asAuthor };
  for (const reader of READERS) {
    const { userId } = actors[reader] ?? {};
    if (userId) secrets.set(reader, (await addToken(userId)).secret);
  }
});

afterAll(async () => {
  vi.restoreAllMocks();
  await client.end();
});

/** What goes over the wire when this person calls a procedure, allowed or not. */
async function wire(path: string, reader: Reader, place: Place): Promise<string> {
  const entry = MATRIX[path];
  if (!entry) throw new Error(`${path} is missing in the authorisation matrix`);
  const who: Who = reader === "author" ? "juror" : reader;
  const input = superjson.stringify(entry.input(world.rooms[place], { world, who }));
  const url = `http://localhost${ENDPOINT}/${path}`;
  const asked =
    kindOf(path) === "query"
      ? new Request(`${url}?input=${encodeURIComponent(input)}`)
      : new Request(url, {
          method: "POST",
          body: input,
          headers: { "content-type": "application/json" },
        });
  const response = await fetchRequestHandler({
    endpoint: ENDPOINT,
    req: asked,
    router: appRouter,
    createContext: () => ({ actor: actors[reader], clientKey: "canary" }),
    onError: ({ error }) => console.error(error),
  });
  return response.text();
}

/** What the REST door answers to this person's program; nothing where the procedure is not on it. */
async function restWire(path: string, reader: Reader, place: Place): Promise<string> {
  if (!rest.ids.includes(path)) return "";
  const who: Who = reader === "author" ? "juror" : reader;
  const input = (MATRIX[path]!.input(world.rooms[place], { world, who }) ?? {}) as object;
  const secret = secrets.get(reader);
  const { text } = await rest.call(
    path,
    { ...input },
    secret ? { Authorization: `Bearer ${secret}` } : {},
  );
  return text;
}

/** What everybody is told by a procedure that they may not know. */
async function leaksOf(path: string, places: readonly Place[]): Promise<string[]> {
  const leaks: string[] = [];
  for (const place of places) {
    const answers = await Promise.all(
      READERS.map(async (reader) => {
        const page = await wire(path, reader, place);
        return page + (await restWire(path, reader, place));
      }),
    );
    for (const [at, reader] of READERS.entries()) {
      const found = leaksIn(answers[at]!, canaries, reader);
      leaks.push(...found.map((what) => `${path} tells the ${reader} in ${place}: ${what}`));
    }
  }
  return leaks;
}

const ofKind = (...kinds: string[]) => PATHS.filter((path) => kinds.includes(kindOf(path)));

test("every procedure is one that can be called here", () => {
  expect([...ofKind("query", "mutation")].sort()).toEqual([...PATHS].sort());
  expect(Object.keys(MATRIX)).toEqual(expect.arrayContaining(PATHS));
});

describe("who may read it is told, so that it would be found", () => {
  const told: [string, Reader, RegExp][] = [
    ["comparison.mine", "author", /^the reason of the author's replaced answer in the private/],
    ["set.mine", "author", /^the reason of the author's sealed ranking/],
    ["comparison.mine", "juror", /^the strength of the juror's standing answer in the private/],
    ["comparison.next", "author", /^the id of a pair of the private split served to the author/],
    ["member.list", "organizer", /^the address of the author/],
    ["fit.latest", "approver", /^the weight of project 1/],
    ["submission.mine", "modeler", /^the name of a submitted file/],
    ["team.mine", "modeler", /^the payout address of a team/],
    ["team.mine", "modeler", /^a write-up before the close/],
    ["project.list", "organizer", /^the payout address/],
    ["contribution.imports", "organizer", /^the name of a file of contributions/],
    ["project.payoutShares", "approver", /^the address of a project's recipient/],
    ["round.list", "author", /^the title of a draft/],
    ["token.list", "author", /^the name of a token/],
    ["pool.mine", "author", /^what the author holds in a pool/],
    ["webhook.mine", "author", /^the address of a webhook/],
  ];
  test.each(told)("by %s to the %s", async (path, reader, what) => {
    const answer = await wire(path, reader, "own");
    const known = canaries.filter(({ text }) => answer.includes(text));
    expect(known.map((canary) => canary.what)).toContainEqual(expect.stringMatching(what));
  });
});

test("and by the REST door as well, to a program of whoever may read it", async () => {
  const told = await restWire("webhook.list", "author", "own");
  const known = canaries.filter(({ text }) => told.includes(text)).map(({ what }) => what);
  expect(known).toEqual(
    expect.arrayContaining(["the id of a webhook", "the address of a webhook"]),
  );
  expect(await restWire("submission.mine", "modeler", "own")).toContain("Planted");
});

test.each(ofKind("query"))("the query %s tells nobody what is not theirs", async (path) => {
  expect(await leaksOf(path, PLACES)).toEqual([]);
});

test("no answer about judging tells in which split a pair is", async () => {
  for (const path of ofKind("query").filter((name) => /^(comparison|set)\./.test(name))) {
    for (const reader of ["juror", "author"] as const) {
      const answer = await wire(path, reader, "own");
      expect(answer, path).not.toMatch(/"split"|"(train|public|private|holdout)"/);
    }
  }
});

/**
 * Every value in what these people may ask, by where it stands. Modelers are not among them: training
 * answers are what they work on.
 */
async function allTold(): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const path of ofKind("query").filter((name) => !/^(comparison|set)\./.test(name))) {
    for (const reader of ["signedOut", "outsider", "juror"] as const) {
      flatten(JSON.parse(await wire(path, reader, "own")), `${reader} ${path}`, told);
    }
  }
  return told;
}

function flatten(value: unknown, place: string, into: Map<string, string>): void {
  if (typeof value !== "object" || value === null) into.set(place, JSON.stringify(value));
  else for (const [key, part] of Object.entries(value)) flatten(part, `${place}.${key}`, into);
}

/** Somebody new judges a pair of this split; the places whose values are others thereby. */
async function changedByAnswer(split: "train" | "public" | "private"): Promise<string[]> {
  const before = await allTold();
  const { roundId } = world.rooms.own;
  const [a, b] = await workerDb().project.findMany({ where: { roundId }, take: 2 });
  const jurorId = await addPerson("Passing");
  const pair = { roundId, jurorId, projectAId: a!.id, projectBId: b!.id, split };
  const served = { ...pair, reason: "connect", tokenHash: jurorId, answeredAt: new Date() };
  const { id: assignmentId } = await workerDb().assignment.create({ data: served });
  await workerDb().comparison.createMany({ data: [{ ...pair, assignmentId, outcome: "a" }] });
  const after = await allTold();
  return [...after].filter(([place, value]) => before.get(place) !== value).map(([place]) => place);
}

test("what a further answer changes for others is the same whichever split it is in", async () => {
  const changed = await changedByAnswer("train");
  expect(changed).toContain("juror round.bySlug.result.data.json.counts.comparisons");
  expect(await changedByAnswer("public")).toEqual(changed);
  expect(await changedByAnswer("private")).toEqual(changed);
});

test.each(ofKind("mutation").filter((path) => path !== CLOSE))(
  "the mutation %s tells nobody what is not theirs",
  async (path) => {
    expect(await leaksOf(path, ["own"])).toEqual([]);
  },
);

test("with the web process's own role, no table gives away held-out rows", async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const open = new Set<string>();
  for (const { name } of rows) {
    for (const reader of READERS) {
      const others = canaries.filter(
        ({ what }) => /private|public|sealed/.test(what) && !what.includes(`the ${reader}`),
      );
      const read = rowsOf("web", `SELECT to_jsonb(t) FROM "${name}" t`, [], actors[reader]?.userId);
      const found = await read.catch(onlyDenied);
      if (leaksIn(JSON.stringify(found), others, null).length > 0) open.add(name);
    }
  }
  expect([...open]).toEqual([]);
});

function onlyDenied(error: Error & { code?: string }): [] {
  if (error.code === "42501") return [];
  throw error;
}

test("nothing that was planted is in the log", () => {
  expect(leaksIn(logged.join("\n"), canaries, null)).toEqual([]);
});

test("the close shows to everybody what was sealed until then, so that it would have been found", async () => {
  expect(await wire(CLOSE, "organizer", "own")).not.toMatch(/"error"/);
  const round = await wire("round.bySlug", "signedOut", "own");
  expect(leaksIn(round, canaries, "signedOut")).toEqual(["the split seed"]);
  const mine = await wire("submission.mine", "modeler", "own");
  expect(leaksIn(mine, canaries, "modeler")).toContain("a score on the private split");
});
