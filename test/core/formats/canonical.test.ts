import { describe, expect, it } from "vitest";
import { hashOf, sha256Hex } from "~/core/formats";

describe("sha256Hex", () => {
  it("gives the standard's digest of abc, from text and from bytes", () => {
    const digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(sha256Hex("abc")).toBe(digest);
    expect(sha256Hex(new Uint8Array([97, 98, 99]))).toBe(digest);
  });
});

describe("hashOf", () => {
  it("hashes the canonical text: sorted keys, no space, members without a value left out", () => {
    expect(hashOf({ b: [1, null], a: "é", c: undefined })).toBe(
      sha256Hex('{"a":"é","b":[1,null]}'),
    );
    expect(hashOf({ a: "é", b: [1, null] })).toBe(hashOf({ b: [1, null], a: "é" }));
  });

  it("takes big integers as text and typed arrays as lists", () => {
    expect(hashOf(10n ** 30n)).toBe(hashOf("1000000000000000000000000000000"));
    const values = [0.5, 2, -0, 1e21, 1e-7];
    expect(hashOf(Float64Array.from(values))).toBe(hashOf(values));
    expect(() => hashOf(Float64Array.of(1, Number.NaN))).toThrow(TypeError);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol("x")])("refuses %s", (value) => {
    expect(() => hashOf({ value })).toThrow(TypeError);
  });
});
