/** Input is JSON, at most this deep. */
const DEPTH_MAX = 20;

/** Whether any text in a JSON value holds U+0000, the one character PostgreSQL's text cannot. */
export function hasNul(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return value.includes("\u0000");
  if (typeof value !== "object" || value === null || depth > DEPTH_MAX) return false;
  return Object.values(value).some((member) => hasNul(member, depth + 1));
}
