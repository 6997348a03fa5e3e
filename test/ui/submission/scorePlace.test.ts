import { describe, expect, test } from "vitest";
import { scorePlace } from "~/ui/submission/scorePlace";

describe("scorePlace", () => {
  test.each([
    ["a loss half way down", { score: 4, uniform: 6, floor: 2 }, 0.5, "between"],
    ["a share half way up", { score: 0.7, uniform: 0.5, floor: 0.9 }, 0.5, "between"],
    ["a loss above uniform", { score: 7, uniform: 6, floor: 2 }, 0, "worse"],
    ["uniform itself", { score: 6, uniform: 6, floor: 2 }, 0, "worse"],
    ["the floor", { score: 2, uniform: 6, floor: 2 }, 1, "best"],
    ["a holdout that tells nothing apart", { score: 1, uniform: 1, floor: 1 }, 0, "worse"],
  ])("%s", (_, score, share, verdict) => {
    const place = scorePlace(score);
    expect(place.share).toBeCloseTo(share, 12);
    expect(place.verdict).toBe(verdict);
  });

  test("equal weights are not called worse than themselves", () => {
    expect(scorePlace({ score: 6, uniform: 6, floor: 2 }).text).toMatch(/same as equal/);
  });
});
