import { describe, expect, test } from "vitest";
import { callbackPath } from "~/ui/session/callbackPath";
import { signInError } from "~/ui/session/signInError";

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
  test("a used or expired link says so and what to do", () => {
    expect(signInError("Verification")?.text).toContain("once");
  });

  test("a code nobody knows still gets a message, and no code none", () => {
    expect(signInError("Unheard")?.title).toBe("Signing in did not work");
    expect(signInError("constructor")?.title).toBe("Signing in did not work");
    expect(signInError(undefined)).toBeNull();
  });
});
