import { describe, expect, test } from "vitest";
import {
  type AnswerForm,
  formOf,
  missingFrom,
  NOTHING_SAID,
  readAnswer,
} from "~/ui/judging/answerForm";

const MAX = 100;
const filled: AnswerForm = {
  choice: null,
  strength: "4",
  reason: "  More depends on it ",
  reasonTags: ["reach"],
  skipReason: "unknown",
  confidence: 2,
};
const read = (form: Partial<AnswerForm>) => readAnswer({ ...filled, ...form }, MAX, 1234.5);

describe("readAnswer", () => {
  const reason = "More depends on it";
  const tookMs = 1235;
  test.each([
    ["a", { multiplier: 4, reason, reasonTags: ["reach"], confidence: 2 }],
    ["b", { multiplier: 4, reason, reasonTags: ["reach"], confidence: 2 }],
    ["equal", { reason, reasonTags: ["reach"], confidence: 2 }],
    ["skip", { reason, skipReason: "unknown" }],
    ["conflict", { reason }],
  ] as const)("%s is sent with what belongs to it and nothing else", (choice, rest) => {
    expect(read({ choice })).toEqual({ outcome: choice, tookMs, ...rest });
  });

  test("a bare choice is an answer: everything else may stay empty", () => {
    const answer = readAnswer({ ...NOTHING_SAID, choice: "a" }, MAX, 0);
    expect(answer).toEqual({ outcome: "a", tookMs: 0 });
  });

  test.each([
    ["choice", { choice: null }],
    ["skipReason", { choice: "skip", skipReason: null }],
    ["strength", { choice: "a", strength: "much" }],
    ["strength", { choice: "b", strength: "101" }],
    [null, { choice: "equal", strength: "much" }],
  ] as const)("%s is missing from %j", (missing, form) => {
    expect(missingFrom({ ...filled, ...form }, MAX)).toBe(missing);
    expect(read(form) === null).toBe(missing !== null);
  });
});

test("an answer on record comes back as it was filled in", () => {
  const record = {
    outcome: "b" as const,
    multiplier: Math.exp(Math.log(2.5)),
    reason: null,
    reasonTags: ["security"],
    skipReason: null,
    confidence: 3,
  };
  const form = formOf(record);
  expect(form).toMatchObject({ choice: "b", strength: "2.5", reason: "", confidence: 3 });
  expect(readAnswer(form, MAX, 0)).toMatchObject({ multiplier: 2.5, reasonTags: ["security"] });
  expect(formOf({ ...record, outcome: "equal", multiplier: 1 }).strength).toBe("");
});
