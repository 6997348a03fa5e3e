import { describe, expect, test } from "vitest";
import { AppError } from "~/errors";
import { clientKeyOf, requireSameOrigin, respond } from "~/server/auth/requests";

describe("a sign-in request is taken only from a page of this site", () => {
  test.each<[string, Record<string, string>, boolean]>([
    ["the same host", { host: "a.example", origin: "https://a.example" }, true],
    ["the same host and port", { host: "localhost:3000", origin: "http://localhost:3000" }, true],
    ["another site", { host: "a.example", origin: "https://evil.example" }, false],
    ["a sandboxed frame", { host: "a.example", origin: "null" }, false],
    ["no origin at all", { host: "a.example" }, false],
  ])("%s", (_, headers, taken) => {
    const check = () => requireSameOrigin(new Headers(headers));
    if (taken) expect(check).not.toThrow();
    else expect(check).toThrow(AppError);
  });
});

test("the caller's address is what the nearest proxy saw, not what the caller claims", () => {
  expect(clientKeyOf(new Headers({ "x-forwarded-for": "1.2.3.4, 10.0.0.9" }))).toBe("10.0.0.9");
});

test("an expected failure becomes its HTTP status; a bug stays an error", async () => {
  const refused = await respond(async () => {
    throw new AppError("tooMany", "Wait", { retryAfterSeconds: 7 });
  });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "7"]);
  const bug = respond(async () => {
    throw new Error("a bug");
  });
  await expect(bug).rejects.toThrow("a bug");
});
