import { describe, expect, test } from "vitest";
import de from "~/ui/language/messages/de.json";
import en from "~/ui/language/messages/en.json";
import { callbackPath } from "~/ui/session/callbackPath";
import { signInError } from "~/ui/session/signInError";

const LANGUAGES = Object.entries({ English: en.signIn, German: de.signIn });

describe("where signing in leads", () => {
  test.each([
    ["/rounds/r/compare?x=1", "/rounds/r/compare?x=1"],
    ["http://localhost:3000/rounds/r", "/rounds/r"],
    ["https://evil.example", "/"],
    ["//evil.example", "/"],
    ["https://evil.example//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?error=x", "/"],
    [undefined, "/"],
    [["/a", "/b"], "/"],
  ])("%j becomes %s", (asked, path) => expect(callbackPath(asked)).toBe(path));
});

describe("sign-in errors", () => {
  test.each(LANGUAGES)("a used or expired link says so and what to do, in %s", (_, { errors }) => {
    expect(errors[signInError("Verification")!].text).toContain("24");
  });

  test("a code nobody knows still gets a message, and no code none", () => {
    expect(signInError("Unheard")).toBe("other");
    expect(signInError("constructor")).toBe("other");
    expect(signInError(undefined)).toBeNull();
  });
});

test.each(LANGUAGES)("what a wallet signs keeps to EIP-4361's characters, in %s", (_, signIn) => {
  expect(signIn.wallet.statement).toMatch(/^[\w\-.~:/?#[\]@!$&'()*+,;= ]+$/);
});
