import { expect, test } from "vitest";
import { webAddressProblem } from "~/ui/team/webAddress";

test.each([
  ["", true],
  ["https://example.org/how", true],
  ["http://example.org", true],
  ["example.org", false],
  ["javascript:alert(1)", false],
  ["ftp://example.org", false],
  ["https://localhost", false],
])("%j is an address of a write-up, or none: %s", (text, good) => {
  expect(webAddressProblem(text) === null).toBe(good);
});
