import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readUpload } from "~/ui/submission/readUpload";

const TEXT = "repo,weight\na/one,0.5\nb/zwölf,0.5\n";
const blob = (bytes: string | Uint8Array<ArrayBuffer>) => new Blob([bytes]);
const packed = (text: string | Buffer) => blob(new Uint8Array(gzipSync(text)));

describe("an uploaded file", () => {
  test.each([
    ["text as it is", blob(TEXT), "w.csv", "w.csv"],
    ["gzip unpacked", packed(TEXT), "w.csv.gz", "w.csv"],
    ["gzip by its bytes, whatever it is called", packed(TEXT), "w.csv", "w.csv"],
    ["text called gzip as text", blob(TEXT), "w.gz", "w.gz"],
  ])("is read: %s", async (_, file, name, fileName) => {
    expect(await readUpload(file, name)).toEqual({ ok: true, fileName, text: TEXT });
  });

  test("keeps a byte order mark for the reader to report", async () => {
    const upload = await readUpload(blob(`\uFEFF${TEXT}`), "w.csv");
    expect(upload).toMatchObject({ text: `\uFEFF${TEXT}` });
  });

  test("tells how far it is read", async () => {
    const told: number[] = [];
    await readUpload(blob(TEXT), "w.csv", { onBytes: (bytes) => told.push(bytes) });
    expect(told.at(-1)).toBe(new TextEncoder().encode(TEXT).length);
  });

  test.each([
    ["larger than the limit", blob("x".repeat(2000)), /has 0\.0 MB; at most 0\.001 MB/],
    ["packed with more than the limit", packed("x".repeat(300_000)), /unpacks to more/],
    ["damaged gzip", blob(new Uint8Array(gzipSync(TEXT).subarray(0, 30))), /cannot be unpacked/],
    ["not UTF-8", blob(new Uint8Array([114, 101, 255, 254, 112])), /is not a text in UTF-8/],
  ])("is refused in words: %s", async (_, file, message) => {
    const upload = await readUpload(file, "w.csv", { bytesMax: 1000 });
    expect(upload).toEqual({ ok: false, message: expect.stringMatching(message) });
  });

  test("of a bomb no more is unpacked than the limit and one piece", async () => {
    let most = 0;
    const bomb = packed(Buffer.alloc(200_000_000));
    expect(bomb.size).toBeLessThan(1_000_000);
    const onBytes = (bytes: number) => {
      most = bytes;
    };
    const upload = await readUpload(bomb, "bomb.gz", { bytesMax: 1_000_000, onBytes });
    expect(upload.ok).toBe(false);
    expect(most).toBeLessThanOrEqual(1_000_000);
  });
});
