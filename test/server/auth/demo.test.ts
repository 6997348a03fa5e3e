import { expect, test } from "vitest";
import { demoPersons, requireDemoPerson } from "~/server/auth/demo";
import { signInWays } from "~/server/auth/providers";
import { db } from "~/server/db/client";

delete process.env.STEELYARD_DEMO;

test("where the demo is off there is no way in as a demo person", async () => {
  const { id } = await db.user.create({ data: { name: "Ada", demo: true } });
  expect(await demoPersons()).toBeNull();
  await expect(requireDemoPerson(id)).rejects.toThrow("There is no such demo person here");
});

test("without GitHub's keys and a mail server, links go to the log and wallets still work", async () => {
  expect(await signInWays()).toEqual({
    github: false,
    email: true,
    emailToLog: true,
    ethereum: true,
    demo: null,
  });
});
