import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { readBody } from "~/server/api/readBody";
import { workerDb } from "~/server/db/worker";
import { type Fixture, openRound, submissionText } from "../../services/fixture";
import { addToken } from "../matrixWorld";
import { ask, CSV, problemOf } from "./support";

const MEBIBYTE = 2 ** 20;
const GOOD = submissionText([0.4, 0.3, 0.1, 0.1, 0.1]);
/** Several times the limit of 12 MB, which is held as sent and unpacked, and what the runtime needs on top. */
const RSS_GROWTH_MAX = 64 * MEBIBYTE;

let round: Fixture;
let token: string;
let path: string;

beforeEach(async () => {
  round = await openRound({ submissionsPerDay: 20 });
  token = (await addToken(round.people.modeler)).secret;
  path = `/rounds/${round.roundId}/submissions`;
});

const FIELDS = JSON.stringify({ title: "m", fileName: "a.csv", text: GOOD });
const GZIP_TYPE = { "Content-Type": "application/gzip" };
const JSON_TYPE = { "Content-Type": "application/json" };
const weights = Object.fromEntries(
  GOOD.trim()
    .split("\n")
    .slice(1)
    .map((line) => [line.split(",")[0]!, Number(line.split(",")[2])]),
);

describe("a submission is taken as", () => {
  test.each([
    ["a CSV body", "?title=m", CSV, GOOD],
    ["fields in JSON", "", JSON_TYPE, FIELDS],
    ["a gzip file", "?title=m&fileName=w.csv.gz", GZIP_TYPE, gzipSync(GOOD)],
    ["a gzip-encoded body", "?title=m", { ...CSV, "Content-Encoding": "gzip" }, gzipSync(GOOD)],
  ] as const)("%s", async (_, query, headers, body) => {
    const response = await ask(`${path}${query}`, { token, headers, body: body as BodyInit });
    expect(await response.clone().text()).toContain("submissionId");
    const { submissionId } = (await response.json()) as { submissionId: string };
    const stored = await workerDb().submission.findUniqueOrThrow({ where: { id: submissionId } });
    expect(stored.weights).toEqual(weights);
  });
});

test("a JSON body is the file itself where the query names one, and fields where it does not", async () => {
  const body = JSON.stringify(weights);
  const asFile = await ask(`${path}?title=m&fileName=w.json`, { token, headers: JSON_TYPE, body });
  const { problems } = await problemOf(asFile);
  expect(problems![0]).toMatchObject({ rule: "json-shape", column: "/alpha~1one" });
  const asFields = await ask(path, { token, headers: JSON_TYPE, body });
  const missing = (await problemOf(asFields)).problems!.map(({ column }) => column);
  expect(missing).toContain("text");
});

/** The largest resident size while something is done, above what it was before. */
async function growthDuring(work: () => Promise<void>): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return Math.max(most, process.memoryUsage.rss()) - before;
}

describe("memory stays flat", () => {
  test("under an upload of 1 GB that declares no length: it is cut off at the limit", async () => {
    const chunk = new Uint8Array(MEBIBYTE).fill(0x61);
    let sent = 0;
    let cancelled = false;
    const body = new ReadableStream({
      pull(controller) {
        sent += chunk.length;
        controller.enqueue(chunk.slice());
        if (sent >= 1024 * MEBIBYTE) controller.close();
      },
      cancel() {
        cancelled = true;
      },
    });
    const growth = await growthDuring(async () => {
      const response = await ask(`${path}?title=m`, { token, headers: CSV, body });
      expect(response.status).toBe(413);
      expect(response.headers.get("connection")).toBe("close");
      await problemOf(response);
    });
    expect(sent).toBeLessThan(16 * MEBIBYTE);
    expect(cancelled).toBe(true);
    expect(growth).toBeLessThan(RSS_GROWTH_MAX);
    process.stderr.write(
      `1 GB upload: read ${sent / MEBIBYTE} MB, RSS +${Math.round(growth / MEBIBYTE)} MB\n`,
    );
  });

  test("under one that declares 1 GB: nothing of it is read", async () => {
    let pulled = 0;
    const body = new ReadableStream(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(MEBIBYTE));
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { ...CSV, "Content-Length": String(1024 * MEBIBYTE) };
    expect((await ask(`${path}?title=m`, { token, headers, body })).status).toBe(413);
    expect(pulled).toBeLessThanOrEqual(1);
  });

  test("under a gzip bomb: 1 MB that unpacks to 1 GB stops at the limit", async () => {
    const part = gzipSync(new Uint8Array(64 * MEBIBYTE), { level: 9 });
    const bomb = Buffer.concat(Array.from({ length: 16 }, () => part));
    expect(bomb.length).toBeLessThan(2 * MEBIBYTE);
    for (const headers of [{ ...CSV, "Content-Encoding": "gzip" }, CSV]) {
      const growth = await growthDuring(async () => {
        const response = await ask(`${path}?title=m`, { token, headers, body: bomb });
        expect(response.status).toBe(413);
      });
      expect(growth).toBeLessThan(RSS_GROWTH_MAX);
      process.stderr.write(`gzip bomb: RSS +${Math.round(growth / MEBIBYTE)} MB\n`);
    }
    expect(await workerDb().submission.count({ where: { roundId: round.roundId } })).toBe(0);
  });
});

test("a large upload is refused unread of whoever may not upload at all", async () => {
  const reading = (await addToken(round.people.modeler, { scopes: ["read"] })).secret;
  for (const [who, status] of [
    [undefined, 401],
    [reading, 403],
  ] as const) {
    let pulled = 0;
    const source = {
      pull(controller: ReadableStreamDefaultController) {
        pulled += 1;
        controller.enqueue(new Uint8Array(MEBIBYTE));
      },
    };
    const body = new ReadableStream(source, { highWaterMark: 0 });
    const call = { headers: CSV, body, ...(who && { token: who }) };
    const refused = await ask(`${path}?title=m`, call);
    expect(refused.status).toBe(status);
    expect(refused.headers.get("connection")).toBe("close");
    expect(pulled).toBeLessThanOrEqual(1);
  }
});

test("an operation that takes no file takes no more than a megabyte", async () => {
  const body = JSON.stringify({ url: "x".repeat(2 * MEBIBYTE), events: [] });
  const hooks = `/rounds/${round.roundId}/webhooks`;
  expect((await ask(hooks, { token, headers: JSON_TYPE, body })).status).toBe(413);
});

test("an upload that trickles in ends by its deadline, however often a byte comes", async () => {
  let stopped = false;
  const body = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (!stopped) controller.enqueue(new Uint8Array(1));
    },
    cancel() {
      stopped = true;
    },
  });
  const request = new Request("http://localhost", {
    method: "POST",
    body,
    duplex: "half",
  } as never);
  const reading = readBody(request, { bytesMax: MEBIBYTE, millisMax: 200 });
  await expect(reading).rejects.toMatchObject({ code: "tooSlow" });
  await expect.poll(() => stopped).toBe(true);
});

test("50 submissions at once over ten tokens of one team, against a quota of 5: exactly 5 are taken", async () => {
  const limited = await openRound({ submissionsPerDay: 5 });
  const { roundId, people } = limited;
  const membership = { roundId, userId: people.other, role: "modeler" as const };
  await workerDb().membership.create({ data: membership });
  const team = { roundId, name: "Two of us", createdById: people.modeler };
  const { id: teamId } = await workerDb().team.create({ data: team });
  const both = [people.modeler, people.other];
  await workerDb().teamMember.createMany({
    data: both.map((userId) => ({ roundId, userId, teamId })),
  });
  const owners = Array.from({ length: 10 }, (_, at) => both[at % 2]!);
  const tokens = await Promise.all(owners.map(async (id) => (await addToken(id)).secret));
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      ask(`/rounds/${roundId}/submissions?title=m${at}`, {
        token: tokens[at % tokens.length]!,
        headers: CSV,
        body: GOOD,
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(45);
  for (const answer of refused) {
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await problemOf(answer)).detail).toMatch(/^All 5 submissions of today are used/);
  }
  expect(await workerDb().submission.count({ where: { roundId } })).toBe(5);
});
