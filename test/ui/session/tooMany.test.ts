import { describe, expect, it } from "vitest";
import { secondsToWait, tooManyDigest } from "~/errors";

describe("a full budget's digest", () => {
  it.each([1, 17, 60])("says how long to wait: %i s", (seconds) => {
    expect(secondsToWait(tooManyDigest(seconds))).toBe(seconds);
  });

  it.each([undefined, "", "1234567890", "too-many;", "too-many;soon", "NEXT_NOT_FOUND"])(
    "is not taken for that of a fault: %s",
    (digest) => {
      expect(secondsToWait(digest)).toBeUndefined();
    },
  );
});
