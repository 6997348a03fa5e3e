import { describe, expect, test } from "vitest";
import { failureOf, isOver, resendDelayMs } from "~/ui/judging/device/failure";

const failed = (data: object | null) => ({ message: "x", data });

describe("failureOf", () => {
  test.each([
    ["no answer at all", null, "lost"],
    ["nobody is signed in", { appCode: "unauthenticated", httpStatus: 401 }, "held"],
    ["somebody else is", { appCode: "forbidden", httpStatus: 403 }, "held"],
    ["too many calls", { appCode: "tooMany", httpStatus: 429 }, "busy"],
    ["a server that fails", { appCode: null, httpStatus: 500 }, "busy"],
    ["an error without a status", { appCode: null }, "busy"],
    ["a pair that is answered", { appCode: "conflict", httpStatus: 409 }, "refused"],
    ["a round that has ended", { appCode: "gone", httpStatus: 412 }, "refused"],
    ["an answer against the rules", { appCode: "invalid", httpStatus: 400 }, "refused"],
    ["an input that is none", { appCode: null, httpStatus: 400 }, "refused"],
  ])("%s: %j is %s", (_, data, failure) => {
    expect(failureOf(failed(data))).toBe(failure);
  });
});

test("judging is over when the round says so", () => {
  expect(isOver(failed({ appCode: "gone" }))).toBe(true);
  expect(isOver(failed(null))).toBe(false);
});

test("sending again waits longer each time, up to a limit, and as long as the server asks", () => {
  expect([1, 2, 3, 6, 60].map((n) => resendDelayMs(n))).toEqual([1000, 2000, 4000, 30000, 30000]);
  expect(resendDelayMs(1, failed({ retryAfterSeconds: 40 }))).toBe(40_000);
});
