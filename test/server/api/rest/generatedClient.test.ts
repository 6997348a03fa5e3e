// A client that a program's author would generate from the document: it compiles, refuses wrong calls
// while compiling, and does a modeler's work against the door.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient as generate } from "@hey-api/openapi-ts";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handleRest } from "~/server/api/rest/handleRest";
import { openApiDocument } from "~/server/api/rest/openapi";
import { OPERATIONS } from "~/server/api/rest/operations";
import { workerDb } from "~/server/db/worker";
import { openRound, submissionText } from "../../services/fixture";
import { addToken } from "../matrixWorld";

/** A call of the generated client, as far as the test has to know it. */
type Call = (options: object) => Promise<{
  data?: Record<string, unknown>;
  error?: Record<string, unknown>;
  response: Response;
}>;

const nameOf = (id: string) => id.replace(/\.(\w)/, (_, letter: string) => letter.toUpperCase());

const PROGRAM = `
import { roundBySlug, submissionStatus, submissionSubmit } from "./client";

export async function submitted(slug: string, text: string): Promise<boolean> {
  const round = await roundBySlug({ path: { slug }, throwOnError: true });
  const path = { roundId: round.data.id };
  const body = { title: "A model", fileName: "a.csv", text };
  const { data, error } = await submissionSubmit({ path, body });
  if (!data) throw new Error(error?.detail);
  const left: number = data.quota.quota - data.quota.used;
  const status = await submissionStatus({ path: { submissionId: data.submissionId } });
  return status.data?.status === "done" && left > 0;
}
`;
const WRONG_PROGRAM = `
import { roundBySlug, submissionStatus, submissionSubmit } from "./client";

void submissionSubmit({ path: { roundId: "x" }, body: { title: "A model", fileName: "a.csv" } });
void submissionStatus({ path: { submissionId: 5 } });
void roundBySlug({ path: { slug: "x" } }).then(({ data }) => data?.noSuchField);
`;

let folder: string;
let calls: Record<string, Call>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "steelyard-client-"));
  await generate({
    input: JSON.parse(JSON.stringify(openApiDocument())) as Record<string, unknown>,
    output: { path: join(folder, "client") },
    plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
    logs: { level: "silent", file: false },
  });
  calls = (await import(join(folder, "client", "index.ts"))) as Record<string, Call>;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the compiler has against a program that uses the client. */
async function complaintsAbout(text: string): Promise<string[]> {
  const file = join(folder, "program.ts");
  await writeFile(file, text);
  const program = ts.createProgram([file], {
    ...{ strict: true, noEmit: true, types: [], lib: ["lib.es2022.d.ts", "lib.dom.d.ts"] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("the generated client has a call for every operation", () => {
  expect(OPERATIONS.map(({ id }) => nameOf(id)).filter((name) => !(name in calls))).toEqual([]);
});

test("a program that uses the client compiles", async () => {
  expect(await complaintsAbout(PROGRAM)).toEqual([]);
}, 60_000);

test("a program that leaves out a field, mistakes a type or reads what is not there does not", async () => {
  const [body, id, field, ...more] = await complaintsAbout(WRONG_PROGRAM);
  expect(body).toContain("'text' is missing");
  expect(id).toBe("Type 'number' is not assignable to type 'string'.");
  expect(field).toContain("'noSuchField' does not exist");
  expect(more).toEqual([]);
}, 60_000);

test("with it a modeler checks, submits and asks, and reads the refusal of a bad file", async () => {
  const round = await openRound();
  const { secret } = await addToken(round.people.modeler);
  const given = {
    baseUrl: "http://localhost:3000/api/v1",
    fetch: handleRest,
    headers: { Authorization: `Bearer ${secret}` },
  };
  const path = { roundId: round.roundId };
  const file = { fileName: "a.csv", text: submissionText([0.4, 0.3, 0.1, 0.1, 0.1]) };
  const { slug } = await workerDb().round.findUniqueOrThrow({ where: { id: round.roundId } });
  const bySlug = await calls.roundBySlug!({ ...given, path: { slug } });
  expect(bySlug.data).toMatchObject({ id: round.roundId, status: "open" });
  const template = await calls.submissionTemplate!({ ...given, path, parseAs: "text" });
  expect(template.data).toMatch(/^repo,parent,weight\n/);

  const checked = await calls.submissionCheck!({ ...given, path, body: file });
  expect(checked.error).toBeUndefined();
  const body = { ...file, title: "A model" };
  const submitted = await calls.submissionSubmit!({ ...given, path, body });
  const { submissionId, quota } = submitted.data as { submissionId: string; quota: object };
  expect(quota).toMatchObject({ used: 1 });
  const status = await calls.submissionStatus!({ ...given, path: { submissionId } });
  expect(status.data).toMatchObject({ id: submissionId, title: "A model" });

  const bad = { ...body, text: "repo,parent,weight\nno/such,round,x\n" };
  const refused = await calls.submissionSubmit!({ ...given, path, body: bad });
  expect(refused.response.status).toBe(400);
  expect(refused.error).toMatchObject({
    code: "invalid",
    problems: expect.arrayContaining([expect.objectContaining({ line: 2, value: "x" })]),
  });
});
