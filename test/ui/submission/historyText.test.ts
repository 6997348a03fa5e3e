import { describe, expect, test } from "vitest";
import { ordinal, queueText, releaseText } from "~/ui/submission/historyText";

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [11, "11th"],
  [12, "12th"],
  [13, "13th"],
  [21, "21st"],
  [102, "102nd"],
  [111, "111th"],
])("%i is read %s", (place, text) => expect(ordinal(place)).toBe(text));

describe("a place in the queue", () => {
  test.each([
    [{ place: 3, secondsEach: 1.6 }, "3rd in line, about 2 s each"],
    [{ place: 2, secondsEach: 0.02 }, "2nd in line, about 1 s each"],
    [{ place: 1, secondsEach: null }, "Next in line"],
    [null, "Waiting to be scored"],
  ])("%j reads %s", (queue, text) => expect(queueText(queue)).toBe(text));
});

describe("what is told of a score before the close", () => {
  test.each([
    [{ score: 5.4, improved: true, slices: [] }, "Your team's best on the board is now 5.4000."],
    [
      { score: 5.4, improved: false, slices: [] },
      "No clear step forward: your team stays at 5.4000 on the board.",
    ],
    [null, "Scored; its exact score is shown at the close."],
  ])("%j reads %s", (release, text) => expect(releaseText(release)).toBe(text));
});
