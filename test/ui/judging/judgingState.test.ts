import { expect, test } from "vitest";
import { judgingState } from "~/ui/judging/judgingState";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const juror = {
  signedIn: true,
  roles: ["juror"],
  status: "open" as const,
  closesAt: new Date(NOW + 1),
};

test.each([
  ["a juror before the deadline", {}, "open"],
  ["a round without a deadline", { closesAt: null }, "open"],
  ["the deadline itself", { closesAt: new Date(NOW) }, "pastDeadline"],
  ["a closed round", { status: "closed" as const }, "closed"],
  ["a draft", { status: "draft" as const }, "draft"],
  ["an organizer", { roles: ["organizer"] }, "notJuror"],
  ["a visitor", { signedIn: false, roles: [] }, "signIn"],
])("%s", (_, change, state) => {
  expect(judgingState({ ...juror, ...change }, NOW)).toBe(state);
});
