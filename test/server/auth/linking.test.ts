import { describe, expect, test } from "vitest";
import { authAdapter } from "~/server/auth/adapter";
import { verifiedAddress } from "~/server/auth/github";
import { maySignIn, noteLogin, noteVerifiedEmail } from "~/server/auth/linking";
import { db } from "~/server/db/client";

describe("of GitHub's addresses only a primary, verified one counts", () => {
  const address = (email: string, primary: boolean, verified: boolean) => ({
    email,
    primary,
    verified,
    visibility: null,
  });
  test.each<[string, unknown, string | null]>([
    ["the verified primary one", [address("Ada@X.example", true, true)], "ada@x.example"],
    ["an unverified primary one", [address("ada@x.example", true, false)], null],
    ["a verified other one", [address("ada@x.example", false, true)], null],
    ["none", [], null],
    ["no list", { message: "Bad credentials" }, null],
    ["no answer", null, null],
  ])("%s", (_, answer, email) => {
    expect(verifiedAddress(answer)).toBe(email);
  });
});

describe("an account is linked by address only where both sides have proven it", () => {
  const proven = { email: "proven@x.example", emailVerified: new Date() };
  const unproven = { email: "unproven@x.example" };
  const demo = { email: "demo@x.example", demo: true, emailVerified: new Date() };
  test.each([
    ["GitHub, and a person who opened an email link before", "github", proven, true],
    ["GitHub, and a person whose address was never proven", "github", unproven, false],
    ["GitHub, and a demo person", "github", demo, false],
    ["an email link, and a person whose address was never proven", "email", unproven, true],
    ["an email link, and a demo person", "email", demo, false],
  ])("%s", async (_, provider, person, allowed) => {
    const user = await db.user.create({ data: { name: "Ada", ...person } });
    const arrival = { provider, providerAccountId: user.id, email: person.email };
    expect(await maySignIn(arrival)).toBe(allowed);
    await db.user.delete({ where: { id: user.id } });
  });

  test("an account that is linked already needs no address", async () => {
    const user = await db.user.create({ data: { name: "Ada", email: "a@x.example" } });
    const account = { provider: "github", providerAccountId: "42" };
    await authAdapter().linkAccount!({ ...account, userId: user.id, type: "oauth" });
    expect(await maySignIn({ ...account, email: "a@x.example" })).toBe(true);
  });

  test("a new person of GitHub's has a proven address, so that an email link joins them", async () => {
    const { id } = await db.user.create({ data: { name: "Ben", email: "ben@x.example" } });
    await noteVerifiedEmail(id, "other@x.example");
    expect((await db.user.findUnique({ where: { id } }))?.emailVerified).toBeNull();
    await noteVerifiedEmail(id, "ben@x.example");
    expect((await db.user.findUnique({ where: { id } }))?.emailVerified).not.toBeNull();
  });
});

test("GitHub's tokens are not kept", async () => {
  const { id: userId } = await db.user.create({ data: { name: "Cy" } });
  await authAdapter().linkAccount!({
    ...{ userId, type: "oauth", provider: "github", providerAccountId: "7" },
    ...{ access_token: "secret", refresh_token: "secret", refresh_token_expires_in: 5 },
  });
  expect(await db.account.findFirst({ where: { userId } })).toMatchObject({
    access_token: null,
    refresh_token: null,
  });
});

test("GitHub's name of an account is kept as of its last sign-in, and of no other account", async () => {
  const user = await db.user.create({ data: { name: "Ada" } });
  const link = (provider: string) =>
    db.account.create({
      data: { userId: user.id, type: "oauth", provider, providerAccountId: "1815" },
    });
  const accounts = [await link("github"), await link("ethereum")];
  for (const login of ["ada", "countess", undefined]) await noteLogin("1815", login);
  const kept = await Promise.all(
    accounts.map(({ id }) => db.account.findUniqueOrThrow({ where: { id } })),
  );
  expect(kept.map(({ login }) => login)).toEqual(["countess", null]);
});
