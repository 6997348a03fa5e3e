/** What a juror can say about "how many times more", from hardly to overwhelmingly. */
export const STRENGTH_STEPS = [
  { multiplier: 1.2, label: "Slightly" },
  { multiplier: 1.5, label: "Somewhat" },
  { multiplier: 2, label: "Clearly" },
  { multiplier: 4, label: "Much" },
  { multiplier: 8, label: "Vastly", andMore: true },
] as const satisfies readonly { multiplier: number; label: string; andMore?: boolean }[];

const MULTIPLIER_MIN = 1;
const MULTIPLIER_MAX = 999;

export type TypedMultiplier = { ok: true; multiplier: number | null } | { ok: false; fix: string };

/** Reads a typed strength; an empty field means that none was stated, which is fine. */
export function readMultiplier(text: string): TypedMultiplier {
  const trimmed = text.trim().replace(/[×x]$/i, "").trim().replace(",", ".");
  if (trimmed === "") return { ok: true, multiplier: null };
  const multiplier = /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (!(multiplier >= MULTIPLIER_MIN && multiplier <= MULTIPLIER_MAX)) {
    return {
      ok: false,
      fix: `Type a number from ${MULTIPLIER_MIN} to ${MULTIPLIER_MAX}, e.g. 2.5`,
    };
  }
  return { ok: true, multiplier };
}

/** @example formatMultiplier(2) // "2×" */
export const formatMultiplier = (multiplier: number) => `${Number(multiplier.toPrecision(3))}×`;

/** A recorded strength as it would have been typed; it has been through a logarithm. */
export const typedMultiplier = (multiplier: number) => String(Number(multiplier.toPrecision(9)));
