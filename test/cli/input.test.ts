import { spawnSync } from "node:child_process";
import { closeSync, ftruncateSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { COMMAND, fixture, scratch, steelyard, steelyardJson } from "./steelyard";

const MIB = 2 ** 20;
const SCORE = ["--holdout", fixture("comparisons.csv")];

describe("input of the command", () => {
  it("unpacks gzip, from standard input as from a file", () => {
    const packed = gzipSync("winner,loser\na,b\n");
    const path = join(scratch(), "c.csv.gz");
    writeFileSync(path, packed);
    expect(steelyardJson(["check", path]).result).toMatchObject({ ok: true, rows: 1 });
    expect(steelyardJson(["check", "-"], packed).result).toMatchObject({ ok: true, rows: 1 });
  });

  it("refuses a file of 1 GB unread", () => {
    const path = join(scratch(), "huge.csv");
    const file = openSync(path, "w");
    ftruncateSync(file, 1024 * MIB);
    closeSync(file);
    const { status, stderr } = steelyard(["check", path]);
    expect(status).toBe(2);
    expect(stderr).toContain("larger than 256 MiB");
  });

  it("refuses a gzip bomb once it has unpacked as much as it reads", () => {
    // Members of a gzip file follow one another freely: 1 GB in 32 times the same kilobytes.
    const member = gzipSync(Buffer.alloc(32 * MIB));
    const bomb = Buffer.concat(Array.from({ length: 32 }, () => member));
    const { status, stderr } = steelyard(["check", "-"], bomb);
    expect(status).toBe(2);
    expect(stderr).toContain("larger than 256 MiB (unpacked)");
  });

  it("stops reading a stream without end", () => {
    const command = `yes a,b | "${process.execPath}" "${COMMAND}" check -`;
    const { status, stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toContain("larger than 256 MiB");
  });

  it.each([
    { what: "a missing file", path: "/no/such/file", says: "there is no such file" },
    { what: "a folder", path: "/", says: "this is a folder" },
  ])("ends with 2 for $what", ({ path, says }) => {
    const { status, stderr } = steelyard(["score", "--submission", path, ...SCORE]);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
  });

  it("ends with 2 for a damaged gzip file", () => {
    const { status, stderr } = steelyard(["check", "-"], gzipSync("a,b\n").subarray(0, 12));
    expect(status).toBe(2);
    expect(stderr).toContain("damaged");
  });
});
