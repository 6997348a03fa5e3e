/** What a juror can say about "how many times more", from hardly to overwhelmingly. */
export const STRENGTH_STEPS = [
  { multiplier: 1.2, label: "slightly" },
  { multiplier: 1.5, label: "somewhat" },
  { multiplier: 2, label: "clearly" },
  { multiplier: 4, label: "much" },
  { multiplier: 8, label: "vastly", andMore: true },
] as const satisfies readonly { multiplier: number; label: string; andMore?: boolean }[];

const MULTIPLIER_MIN = 1;
/** Where no round sets a limit of its own: what the server takes at the most. */
export const MULTIPLIER_LIMIT = 999;

export type TypedMultiplier = { ok: true; multiplier: number | null } | { ok: false };

/**
 * Reads a typed strength; an empty field means that none was stated, which is fine.
 *
 * @param max the round's largest
 */
export function readMultiplier(text: string, max: number): TypedMultiplier {
  const trimmed = text.trim().replace(/[×x]$/i, "").trim().replace(",", ".");
  if (trimmed === "") return { ok: true, multiplier: null };
  const multiplier = /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (!(multiplier >= MULTIPLIER_MIN && multiplier <= max)) return { ok: false };
  return { ok: true, multiplier };
}

/** @example shownMultiplier(33.333333) // 33.3 */
export const shownMultiplier = (multiplier: number) => Number(multiplier.toPrecision(3));

/** A recorded strength as it would have been typed; it has been through a logarithm. */
export const typedMultiplier = (multiplier: number) => String(Number(multiplier.toPrecision(9)));
