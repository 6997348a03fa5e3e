// First: what Next sets up before any of its modules is loaded.
import "next/dist/server/node-environment-baseline.js";
import superjson from "superjson";
import { describe, expect, test, vi } from "vitest";
import { BODY_BYTES_MAX, handleTrpc as handle } from "~/server/api/handler";
import { BATCH_SIZE_MAX } from "~/server/api/trpc";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { RATE_LIMITS } from "~/server/services/rateLimit";
import { Browser } from "./browser";

const browser = new Browser();
const handleTrpc = (request: Request) => browser.during(() => handle(request));
const URL_BASE = "http://localhost:3000/api/trpc";

function batchOf(size: number): Request {
  const paths = Array.from({ length: size }, () => "session.me").join(",");
  return new Request(`${URL_BASE}/${paths}?batch=1&input=%7B%7D`);
}

const query = (path: string, input: unknown, headers = {}) =>
  handleTrpc(
    new Request(
      `${URL_BASE}/${path}?input=${encodeURIComponent(superjson.stringify(input))}`,
      headers,
    ),
  );

async function errorOf(response: Response) {
  const { error } = (await response.json()) as {
    error: { json: { message: string; data: never } };
  };
  return error.json;
}

test("a query may be posted, since its input can be too long for an address", async () => {
  const posted = new Request(`${URL_BASE}/round.bySlug`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: superjson.stringify({ slug: "a-round-that-is-not-there" }),
  });
  const error = await errorOf(await handleTrpc(posted));
  expect(error.message).toMatch(/no such round/);
});

test("a text with U+0000, which the database cannot hold, is refused and not an error of ours", async () => {
  const response = await query("round.bySlug", { slug: "a\u0000b" });
  expect(response.status).toBe(400);
  expect((await errorOf(response)).message).toMatch(/U\+0000/);
});

describe("a batch", () => {
  test(`of ${BATCH_SIZE_MAX} calls is answered call by call`, async () => {
    const response = await handleTrpc(batchOf(BATCH_SIZE_MAX));
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveLength(BATCH_SIZE_MAX);
  });

  test("of one more is refused as a whole", async () => {
    const response = await handleTrpc(batchOf(BATCH_SIZE_MAX + 1));
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).not.toContain("result");
  });
});

describe("a body beyond the limit is refused before it is read to its end", () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    handleTrpc(
      new Request(`${URL_BASE}/session.revoke`, {
        ...{ method: "POST", body, duplex: "half" },
        headers: { "content-type": "application/json", ...headers },
      } as RequestInit),
    );

  test("by the length it declares", async () => {
    const response = await post("{}", { "content-length": String(BODY_BYTES_MAX + 1) });
    expect(response.status).toBe(413);
  });

  test("by what arrives, where it declares nothing", async () => {
    const chunk = new Uint8Array(1024 * 1024);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += chunk.length;
        controller.enqueue(chunk);
      },
    });
    expect((await post(endless)).status).toBe(413);
    expect(sent).toBeLessThan(BODY_BYTES_MAX + 4 * chunk.length);
  });
});

describe("what a caller is told", () => {
  test("an unexpected error goes to the log, its text not to the caller", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await workerDb().$executeRaw`ALTER TABLE "Round" RENAME TO "Gone"`;
    const response = await query("round.bySlug", { slug: "none" });
    await workerDb().$executeRaw`ALTER TABLE "Gone" RENAME TO "Round"`;
    expect(response.status).toBe(500);
    expect((await errorOf(response)).message).toBe("Something went wrong here");
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  test("an unknown round is not found, in the words of the application", async () => {
    const response = await query("round.bySlug", { slug: "none" });
    expect(response.status).toBe(404);
    expect(await errorOf(response)).toMatchObject({ data: { appCode: "notFound" } });
  });

  test("wrong input is named field by field", async () => {
    const response = await query("member.invitation", { token: "" });
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({ data: { inputIssues: [{ path: "token" }] } });
  });
});

test("a caller over the budget of a procedure is told how long to wait; another is not held up", async () => {
  const { callsMax, windowSeconds } = RATE_LIMITS.write;
  const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
  const call = (address: string) => query("member.invitation", { token: "x" }, from(address));
  expect((await call("10.0.0.1")).status).toBe(404);
  await db.rateLimit.updateMany({
    where: { key: "10.0.0.1:member.invitation" },
    data: { count: callsMax },
  });
  const refused = await call("10.0.0.1");
  expect(refused.status).toBe(429);
  const { data } = (await errorOf(refused)) as { data: { retryAfterSeconds: number } };
  expect(data.retryAfterSeconds).toBeGreaterThan(0);
  expect(data.retryAfterSeconds).toBeLessThanOrEqual(windowSeconds);
  expect((await call("10.0.0.2")).status).toBe(404);
});
