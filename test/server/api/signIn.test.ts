// First: what Next sets up before any of its modules is loaded.
import "next/dist/server/node-environment-baseline.js";
import { privateKeyToAccount } from "viem/accounts";
import { createSiweMessage } from "viem/siwe";
import { beforeEach, describe, expect, test } from "vitest";
import { handleDemoSignIn, handleWalletNonce, handleWalletVerify } from "~/server/api/signIn";
import { currentSessionToken, getActor } from "~/server/auth/actor";
import { db } from "~/server/db/client";
import { RATE_LIMITS } from "~/server/services/rateLimit";
import { Browser } from "./browser";

const COOKIE = "next-auth.session-token";
process.env.STEELYARD_DEMO = "1";
const account = privateKeyToAccount(`0x${"11".repeat(32)}`);

let browser: Browser;
beforeEach(async () => {
  browser = new Browser();
  await db.rateLimit.deleteMany();
});

const demoForm = (userId: string, callbackUrl = "/rounds/one") =>
  new URLSearchParams({ userId, callbackUrl });

async function signedMessage(): Promise<string> {
  const response = await browser.post(handleWalletNonce, "{}");
  const { nonce } = (await response.json()) as { nonce: string };
  const message = createSiweMessage({
    address: account.address,
    chainId: 1,
    domain: "localhost:3000",
    uri: "http://localhost:3000",
    version: "1",
    nonce,
    issuedAt: new Date(),
  });
  return JSON.stringify({ message, signature: await account.signMessage({ message }) });
}

const verify = (body: string) => browser.post(handleWalletVerify, body);

describe("wallet", () => {
  test("a signed message opens a session that next-auth knows", async () => {
    const response = await verify(await signedMessage());
    expect(response.status).toBe(200);
    expect(await browser.during(getActor)).toMatchObject({ email: null, demo: false });
    const sessionToken = (await browser.during(currentSessionToken))!;
    expect(await db.session.count({ where: { sessionToken } })).toBe(1);
  });

  test("the same message a second time does not", async () => {
    const body = await signedMessage();
    await verify(body);
    browser = new Browser();
    expect((await verify(body)).status).toBe(401);
    expect(browser.setCookies.get(COOKIE)).toBeUndefined();
  });

  test.each([
    ["no JSON", "hello"],
    ["no signature", JSON.stringify({ message: "m" })],
    ["a signature that is none", JSON.stringify({ message: "m", signature: "0x12" })],
  ])("%s is a bad request", async (_, body) => {
    expect((await verify(body)).status).toBe(400);
  });
});

describe("demo persons", () => {
  const person = (demo: boolean) => db.user.create({ data: { name: "Ada", demo } });

  test("are stepped into with one plain form, which leads back to where it was sent from", async () => {
    const { id } = await person(true);
    const response = await browser.post(handleDemoSignIn, demoForm(id));
    expect([response.status, response.headers.get("location")]).toEqual([303, "/rounds/one"]);
    expect(await browser.during(getActor)).toMatchObject({ userId: id, demo: true });
  });

  test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "rounds"])(
    "lead nowhere but to a path of this site, not to %s",
    async (callbackUrl) => {
      const { id } = await person(true);
      const response = await browser.post(handleDemoSignIn, demoForm(id, callbackUrl));
      expect(response.headers.get("location")).toBe("/");
    },
  );

  test("are the only ones: nobody steps into a real person", async () => {
    const { id } = await person(false);
    const response = await browser.post(handleDemoSignIn, demoForm(id));
    expect(response.headers.get("location")).toBe("/sign-in?error=NoDemoPerson");
    expect(browser.setCookies.get(COOKIE)).toBeUndefined();
  });

  test("are not stepped into from a page of another site", async () => {
    const { id } = await person(true);
    const from = { origin: "https://evil.example" };
    expect((await browser.post(handleDemoSignIn, demoForm(id), from)).status).toBe(403);
    expect(browser.setCookies.get(COOKIE)).toBeUndefined();
  });
});

test("the cookie is out of reach of scripts and of other sites, and lasts 30 days", async () => {
  await verify(await signedMessage());
  const header = browser.setCookies.get(COOKIE)!;
  expect(header).toMatch(/; Path=\/;.*; HttpOnly; SameSite=lax$/);
  const expires = Date.parse(/Expires=([^;]+)/.exec(header)![1]!);
  expect((expires - Date.now()) / 86_400_000).toBeCloseTo(30, 2);
});

test("attempts to sign in are counted", async () => {
  for (let attempt = 0; attempt < RATE_LIMITS.signIn.callsMax; attempt++) await verify("{}");
  const response = await verify("{}");
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
});
