// First: what Next sets up before any of its modules is loaded.
import "next/dist/server/node-environment-baseline.js";
import { expect, test } from "vitest";
import { handleTrpc } from "~/server/api/handler";
import { handleDemoSignIn } from "~/server/api/signIn";
import { getActor } from "~/server/auth/actor";
import { workerDb } from "~/server/db/worker";
import { Browser } from "../api/browser";

process.env.STEELYARD_DEMO = "1";
const LIST = "http://localhost:3000/api/trpc/session.list";

test("somebody whose session cannot be read just now is not told to sign in", async () => {
  const { id } = await workerDb().user.create({ data: { name: "Jonas", demo: true } });
  const browser = new Browser();
  await browser.post(handleDemoSignIn, new URLSearchParams({ userId: id, callbackUrl: "/" }));
  const statusOfList = async () =>
    (await browser.during(() => handleTrpc(new Request(LIST)))).status;
  expect(await statusOfList()).toBe(200);

  await workerDb().$executeRaw`REVOKE SELECT ON "Session" FROM steelyard_web`;
  await expect(browser.during(getActor)).rejects.toThrow();
  // A device that is told to sign in keeps its answers back; of this it knows that it will pass.
  expect(await statusOfList()).toBe(500);

  await workerDb().$executeRaw`GRANT SELECT ON "Session" TO steelyard_web`;
  expect(await browser.during(getActor)).toMatchObject({ userId: id });
  expect(await statusOfList()).toBe(200);
});
