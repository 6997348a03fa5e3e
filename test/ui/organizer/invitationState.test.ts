import { expect, test } from "vitest";
import { invitationState } from "~/ui/organizer/invitationState";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const link = { uses: 0, maxUses: 2, expiresAt: new Date(NOW + 1), revokedAt: null };

test.each([
  ["fresh", {}, "usable"],
  ["used once of twice", { uses: 1 }, "usable"],
  ["used up", { uses: 2 }, "used"],
  ["past its day", { expiresAt: new Date(NOW) }, "expired"],
  ["revoked and past its day", { expiresAt: new Date(0), revokedAt: new Date(0) }, "revoked"],
] as const)("a link that is %s", (_, change, state) => {
  expect(invitationState({ ...link, ...change }, NOW)).toBe(state);
});
