// First: what Next sets up before any of its modules is loaded.
import "next/dist/server/node-environment-baseline.js";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { handleDemoSignIn, handleNextAuth } from "~/server/api/signIn";
import { getActor } from "~/server/auth/actor";
import { db } from "~/server/db/client";
import { RATE_LIMITS } from "~/server/services/rateLimit";
import { Browser } from "./browser";

process.env.STEELYARD_DEMO = "1";

let browser: Browser;
beforeEach(async () => {
  browser = new Browser();
  await db.rateLimit.deleteMany();
});

/** Asks for a link as the sign-in page does; the link as printed to the server's log, if any. */
async function askForLink(email: string) {
  const csrf = await browser.visit(handleNextAuth, "/api/auth/csrf");
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const form = { csrfToken, email, callbackUrl: "/rounds/one", json: "true" };
  const response = await browser.visit(handleNextAuth, "/api/auth/signin/email", form);
  const link = log.mock.calls
    .flat()
    .join("\n")
    .match(/https?:\S+/)?.[0];
  log.mockRestore();
  errors.mockRestore();
  return { link, next: ((await response.json()) as { url: string }).url };
}

describe("an email link", () => {
  test("without a mail server is printed to the log, and signs in whoever opens it", async () => {
    const { link, next } = await askForLink("Ada@X.example");
    expect(next).toContain("/api/auth/verify-request");
    const opened = await browser.visit(handleNextAuth, link!);
    expect(opened.headers.get("location")).toBe("http://localhost:3000/rounds/one");
    expect(await browser.during(getActor)).toMatchObject({ email: "ada@x.example" });
    const user = await db.user.findUnique({ where: { email: "ada@x.example" } });
    expect(user?.emailVerified).not.toBeNull();
  });

  test("works once", async () => {
    const { link } = await askForLink("ben@x.example");
    await browser.visit(handleNextAuth, link!);
    browser = new Browser();
    const again = await browser.visit(handleNextAuth, link!);
    expect(again.headers.get("location")).toContain("error=Verification");
    expect(await browser.during(getActor)).toBeNull();
  });

  test("is not sent to a demo person, who is everybody's", async () => {
    await db.user.create({ data: { name: "Olive", email: "olive@demo.example", demo: true } });
    const { link, next } = await askForLink("olive@demo.example");
    expect(link).toBeUndefined();
    expect(next).toContain("error=OAuthAccountNotLinked");
  });

  test("is not sent to one address over and over", async () => {
    await askForLink("cy@x.example");
    const spent = { count: RATE_LIMITS.signIn.callsMax };
    await db.rateLimit.updateMany({ where: { key: "email:cy@x.example" }, data: spent });
    const { link, next } = await askForLink("cy@x.example");
    expect(link).toBeUndefined();
    expect(next).toContain("error=EmailSignin");
  });

  test("ends the session of a demo person in this browser, and opens one's own", async () => {
    const demo = await db.user.create({ data: { name: "Otto", demo: true } });
    await browser.post(handleDemoSignIn, new URLSearchParams({ userId: demo.id }));
    const { link } = await askForLink("dee@x.example");
    expect(await browser.during(getActor)).toMatchObject({ demo: true });
    await browser.visit(handleNextAuth, link!);
    expect(await browser.during(getActor)).toMatchObject({ email: "dee@x.example", demo: false });
    expect(await db.session.count({ where: { userId: demo.id } })).toBe(0);
  });
});

test("signing out ends the session in the database, not only in the browser", async () => {
  const { link } = await askForLink("eve@x.example");
  await browser.visit(handleNextAuth, link!);
  const csrf = await browser.visit(handleNextAuth, "/api/auth/csrf");
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  await browser.visit(handleNextAuth, "/api/auth/signout", { csrfToken, json: "true" });
  expect(await browser.during(getActor)).toBeNull();
  expect(await db.session.count({ where: { user: { email: "eve@x.example" } } })).toBe(0);
});
