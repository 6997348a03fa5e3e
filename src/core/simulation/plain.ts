/** A value as files hold it: null where a number is defined nowhere. */
export type OrNull<T> = T extends number
  ? T | null
  : T extends readonly (infer Item)[]
    ? readonly OrNull<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: OrNull<T[Key]> }
      : T;

/** Lists, records, texts and numbers without NaN and infinities, so that a hash names them. */
export const withNulls = <T>(value: T): OrNull<T> =>
  mapped(value, (one) =>
    typeof one === "number" && !Number.isFinite(one) ? null : one,
  ) as OrNull<T>;

/** The same with NaN again, for those who compute with it. */
export const withNaN = <T>(value: OrNull<T>): T =>
  mapped(value, (one) => (one === null ? Number.NaN : one)) as T;

function mapped(value: unknown, leaf: (one: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => mapped(one, leaf));
  if (typeof value !== "object" || value === null) return leaf(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, leaf)]));
}
