import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fixture, steelyard } from "./steelyard";

describe("steelyard", () => {
  it.each(["fit", "check", "score", "payout"])("helps with %s, by an example too", (verb) => {
    const { status, stdout } = steelyard([verb, "--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`Example:\n  steelyard ${verb} `));
  });

  it("ends with 2 when called wrongly", () => {
    for (const args of [[], ["nope"], ["fit"], ["fit", "--nope"], ["check"]]) {
      const { status, stdout, stderr } = steelyard(args);
      expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: "" });
      expect(stderr).not.toBe("");
    }
  });

  it.each([
    { what: "no such file", path: fixture("nowhere.csv"), says: "no such file" },
    { what: "a folder", path: fixture(""), says: "a folder" },
  ])("ends with 2 for $what", ({ path, says }) => {
    const { status, stderr } = steelyard(["check", path]);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
  });

  it("ends with 2 for a damaged gzip file", () => {
    const broken = gzipSync("winner,loser\na,b\n").subarray(0, 20);
    expect(steelyard(["check", "-"], broken)).toMatchObject({ status: 2, stdout: "" });
  });
});
