import { expect, test } from "vitest";
import { submittingState } from "~/ui/submission/submittingState";

const NOW = Date.parse("2026-11-20T12:00:00Z");

test.each([
  ["an open round", { status: "open", closesAt: new Date(NOW + 1) }, true, /taken until 20 Nov/],
  ["an open round without a deadline", { status: "open", closesAt: null }, true, /cannot see/],
  ["a passed deadline", { status: "open", closesAt: new Date(NOW) }, false, /were taken until/],
  ["a closed round", { status: "closed", closesAt: null }, false, /closed/],
  ["a draft", { status: "draft", closesAt: null }, false, /not published/],
] as const)("%s", (_, round, accepting, lead) => {
  expect(submittingState(round, NOW)).toEqual({ accepting, lead: expect.stringMatching(lead) });
});
