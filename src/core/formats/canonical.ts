import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * One text for one value: object keys sorted by code unit, no white space, `bigint` as a decimal
 * string, `undefined` members left out. Equal values give equal bytes on any machine, so their
 * hashes can be compared (after RFC 8785, which differs only in refusing bigint).
 *
 * @throws {TypeError} for NaN, Infinity, functions and symbols: they have no JSON text.
 */
function canonicalJson(value: unknown): string {
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`canonicalJson: ${value} has no JSON text`);
  }
  if (typeof value === "function" || typeof value === "symbol") {
    throw new TypeError(`canonicalJson: a ${typeof value} has no JSON text`);
  }
  if (Array.isArray(value)) return `[${value.map((v) => canonicalJson(v ?? null)).join(",")}]`;
  if (value instanceof Float64Array || value instanceof Int32Array) {
    const bad = value.find((v: number) => !Number.isFinite(v));
    return bad === undefined ? `[${value.join(",")}]` : canonicalJson(bad);
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return canonicalJson(Array.from(value as unknown as ArrayLike<number>));
  }
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** SHA-256 of a text's UTF-8 bytes, or of bytes, as 64 lower-case hex digits. */
export function sha256Hex(data: string | Uint8Array): string {
  return bytesToHex(sha256(typeof data === "string" ? utf8ToBytes(data) : data));
}

/** The hash that names a value: {@link sha256Hex} of its {@link canonicalJson}. */
export function hashOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
