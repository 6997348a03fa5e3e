import { expect, test } from "vitest";
import { landingOf } from "~/ui/invitation/landing";

test.each([
  ["juror", "/rounds/r/compare/start"],
  ["modeler", "/rounds/r/submit"],
  ["approver", "/rounds/r/payouts"],
  ["organizer", "/rounds/r/manage"],
] as const)("a new %s begins at %s", (role, path) => {
  expect(landingOf({ slug: "r", role })).toBe(path);
});
