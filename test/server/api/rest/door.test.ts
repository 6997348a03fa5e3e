import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { workerDb } from "~/server/db/worker";
import { RATE_LIMITS } from "~/server/services/rateLimit";
import { type Fixture, openRound, PROJECTS, submissionText } from "../../services/fixture";
import { addToken } from "../matrixWorld";
import { ask, CSV, problemOf } from "./support";

const GOOD = submissionText([0.4, 0.3, 0.1, 0.1, 0.1]);

let round: Fixture;
let token: string;
let path: string;

beforeEach(async () => {
  round = await openRound();
  token = (await addToken(round.people.modeler)).secret;
  path = `/rounds/${round.roundId}/submissions`;
});

const submit = (headers: Record<string, string> = {}, body = GOOD) =>
  ask(`${path}?title=A%20model`, { token, body, headers: { ...CSV, ...headers } });
const count = () => workerDb().submission.count({ where: { roundId: round.roundId } });

describe("a refusal is a problem document", () => {
  test("with every problem of a file: line, column, value, rule and fix", async () => {
    const body = `repo,parent,weight\n${PROJECTS[0]},round,x\nno/such,round,0.5\n`;
    const response = await submit({}, body);
    expect(response.status).toBe(400);
    const { problems } = await problemOf(response);
    expect(problems!.length).toBeGreaterThan(1);
    expect(problems).toContainEqual(
      expect.objectContaining({ line: 2, column: "weight", value: "x", fix: expect.any(String) }),
    );
    expect(await count()).toBe(0);
  });

  test.each([
    ["an unknown address", "/nothing", {}, 404, "notFound"],
    ["a method that is not known there", "/rounds", { method: "DELETE" }, 405, "method"],
    ["no token where one is needed", "/whoami", {}, 401, "unauthenticated"],
    ["a token nobody made", "/rounds", { token: "steelyard_x" }, 401, "unauthenticated"],
    ["a header that is no token", "/rounds", { headers: { authorization: "Basic a" } }, 401, ""],
    ["a parameter that is not known", "/rounds?sort=new", {}, 400, "invalid"],
  ] as const)("for %s", async (_, address, call, status, code) => {
    const response = await ask(address, call);
    expect(response.status).toBe(status);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status, detail: expect.stringMatching(/\w/) });
    if (code) expect(problem.code).toBe(code);
    if (status === 401) expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  test.each([
    ["another media type", { "Content-Type": "image/png" }, "x", 415],
    ["JSON that is none", { "Content-Type": "application/json" }, "{", 400],
    ["JSON that is a list", { "Content-Type": "application/json" }, "[]", 400],
    ["a file that is no text", CSV, new Uint8Array([0xff, 0xfe, 0x00]), 400],
    ["a damaged gzip file", CSV, new Uint8Array([0x1f, 0x8b, 8, 0, 1]), 400],
    ["a text with U+0000", CSV, "repo,weight\na\u0000,1\n", 400],
  ] as const)("for %s", async (_, headers, body, status) => {
    const response = await ask(`${path}?title=t`, { token, body, headers });
    expect(response.status).toBe(status);
    await problemOf(response);
  });

  test("names each field of the input that is missing", async () => {
    const headers = { "Content-Type": "application/json" };
    const response = await ask(path, { token, body: "{}", headers });
    expect(response.status).toBe(400);
    const columns = (await problemOf(response)).problems!.map(({ column }) => column);
    expect(columns).toEqual(expect.arrayContaining(["fileName", "text", "title"]));
  });

  test("says nothing of an error of ours, which goes to the log", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await workerDb().$executeRaw`ALTER TABLE "Project" RENAME TO "Gone"`;
    const response = await ask(`/rounds/${round.roundId}/projects`);
    await workerDb().$executeRaw`ALTER TABLE "Gone" RENAME TO "Project"`;
    expect(response.status).toBe(500);
    expect((await problemOf(response)).detail).toBe("Something went wrong here");
    expect(log).toHaveBeenCalled();
    log.mockRestore();
  });
});

describe("a token", () => {
  test("that expired or was revoked says so", async () => {
    const { secret, id } = await addToken(round.people.modeler);
    expect((await ask("/whoami", { token: secret })).status).toBe(200);
    await workerDb().apiToken.update({ where: { id }, data: { revokedAt: new Date() } });
    const revoked = await ask("/whoami", { token: secret });
    expect(revoked.status).toBe(401);
    expect((await problemOf(revoked)).detail).toMatch(/was revoked/);
    const past = { createdAt: new Date(Date.now() - 9e8), expiresAt: new Date(Date.now() - 1000) };
    const late = await addToken(round.people.modeler, past);
    const expired = await ask("/whoami", { token: late.secret });
    expect(expired.status).toBe(401);
    expect((await problemOf(expired)).detail).toMatch(/has expired/);
  });

  test("is kept as a hash, and when it was last used is noted", async () => {
    await ask("/whoami", { token });
    const rows = await workerDb().apiToken.findMany();
    expect(JSON.stringify(rows)).not.toContain(token.slice(20));
    expect(rows.find(({ prefix }) => token.startsWith(prefix))!.lastUsedAt).not.toBeNull();
  });

  test("of one round sees no other among the rounds", async () => {
    const other = await openRound();
    const { secret } = await addToken(round.people.modeler, { roundId: round.roundId });
    const rounds = (await (await ask("/rounds", { token: secret })).json()) as { id: string }[];
    expect(rounds.map(({ id }) => id)).toEqual([round.roundId]);
    const { slug } = await workerDb().round.findUniqueOrThrow({ where: { id: other.roundId } });
    expect((await ask(`/rounds/${slug}`, { token: secret })).status).toBe(403);
  });
});

describe("what is left of the budget", () => {
  test("stands on every answer, as the draft of the IETF has it", async () => {
    const { callsMax, windowSeconds } = RATE_LIMITS.upload;
    const first = await submit();
    expect(first.status).toBe(200);
    expect(first.headers.get("ratelimit-policy")).toBe(`"upload";q=${callsMax};w=${windowSeconds}`);
    expect(first.headers.get("ratelimit")).toMatch(
      new RegExp(`^"upload";r=${callsMax - 1};t=\\d+$`),
    );
    for (const answer of [await ask("/nothing"), await ask("/rounds", { token: "no" })]) {
      expect(answer.headers.get("ratelimit")).toMatch(/^"read";r=\d+;t=\d+$/);
    }
  });

  test("used up, is said with Retry-After; guessing tokens uses it up as well", async () => {
    const from = { "x-forwarded-for": "10.9.9.9" };
    await ask("/nothing", { headers: from });
    await workerDb().rateLimit.updateMany({
      where: { key: "10.9.9.9:rest" },
      data: { count: RATE_LIMITS.read.callsMax },
    });
    const refused = await ask("/rounds", { token: "guess", headers: from });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit")).toMatch(/r=0/);
  });
});

describe("an idempotency key", () => {
  const keyed = (key: string = randomUUID()) => ({ "Idempotency-Key": key });

  test("with the same request gets the same answer, and the act once", async () => {
    const key = keyed();
    const [first, second] = [await submit(key), await submit(key)];
    expect(first.status).toBe(200);
    expect(await second.text()).toBe(await first.text());
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(first.headers.has("idempotency-replayed")).toBe(false);
    expect(await count()).toBe(1);
  });

  test("with another body is refused, and so is one that is no key", async () => {
    const key = keyed();
    await submit(key);
    const other = await submit(key, submissionText([0.2, 0.2, 0.2, 0.2, 0.2]));
    expect(other.status).toBe(409);
    expect((await problemOf(other)).detail).toMatch(/another request/);
    expect((await submit(keyed("short"))).status).toBe(400);
    expect(await count()).toBe(1);
  });

  test("is a person's own: somebody else's under the same key is another call", async () => {
    const key = keyed();
    await submit(key);
    const organizer = (await addToken(round.people.organizer)).secret;
    const url = `${path}?title=t`;
    const refused = await ask(url, { token: organizer, body: GOOD, headers: { ...CSV, ...key } });
    expect(refused.status).toBe(403);
  });

  test("sent ten times at once is carried out once; the others wait or get its answer", async () => {
    const key = keyed();
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(key)));
    expect(await count()).toBe(1);
    const first = answers.filter(({ status }) => status === 200);
    expect(first.length).toBeGreaterThanOrEqual(1);
    expect(new Set(await Promise.all(first.map((answer) => answer.text()))).size).toBe(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(answer.status).toBe(409);
      expect(answer.headers.get("retry-after")).toBe("1");
    }
  });

  test("of a call that was turned away is free again, and of a refused file is not", async () => {
    const { modeler } = round.people;
    const key = keyed();
    const reading = (await addToken(modeler, { scopes: ["read"] })).secret;
    const url = `${path}?title=A%20model`;
    const turned = await ask(url, { token: reading, body: GOOD, headers: { ...CSV, ...key } });
    expect(turned.status).toBe(403);
    expect((await submit(key)).status).toBe(200);
    const bad = keyed();
    const [first, second] = [await submit(bad, "x"), await submit(bad, "x")];
    expect([first.status, second.status]).toEqual([400, 400]);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
  });

  test("is good for another call after a day, and stays used when its process was lost", async () => {
    const key = randomUUID();
    await submit(keyed(key));
    const where = { key };
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await workerDb().idempotencyKey.updateMany({ where, data: { createdAt: ago(25) } });
    const later = await submit(keyed(key), submissionText([0.2, 0.2, 0.2, 0.2, 0.2]));
    expect(later.status).toBe(200);
    expect(await count()).toBe(2);
    const lost = { status: null, body: null, createdAt: ago(1) };
    await workerDb().idempotencyKey.updateMany({ where, data: lost });
    const again = await submit(keyed(key), submissionText([0.2, 0.2, 0.2, 0.2, 0.2]));
    expect(again.status).toBe(409);
    expect((await problemOf(again)).detail).toMatch(/did not come to an end/);
    expect(await count()).toBe(2);
  });
});

test("a page of another site may ask, since no cookie counts here", async () => {
  const { answerPreflight } = await import("~/server/api/rest/handleRest");
  expect(answerPreflight().headers.get("access-control-allow-origin")).toBe("*");
  const answer = await ask("/whoami", { headers: { cookie: "next-auth.session-token=x" } });
  expect(answer.status).toBe(401);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
});
