import type { ComparisonData } from "~/core/comparison";
import { hashOf } from "./canonical";

/**
 * The name of a fit's or score's input: SHA-256 (hex) of the items and of every column in canonical
 * JSON. Spelling, line breaks and the file's format do not matter; the order of rows does.
 */
export function inputHash(items: readonly string[], data: ComparisonData): string {
  return hashOf({ items, binary: data.binary, ratio: data.ratio });
}
