import { formatHash } from "../primitives/numbers";

/** "payout.proposed" → "Payout proposed"; "round_published" → "Round published". */
export function actionText(action: string): string {
  const words = wordsOf(action);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function wordsOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[._-]+/g, " ")
    .trim()
    .toLowerCase();
}

const HASH = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Long names of things are told apart by a few digits; the CSV has the whole ones. */
function shortValue(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value) ?? "";
  if (HASH.test(value)) return `${formatHash(value)}…`;
  return UUID.test(value) ? `…${value.slice(-8)}` : value;
}

const TEXT_MAX = 160;

/** An event's data as "key: value" pairs on a line, short enough to read. */
export function dataText(data: unknown): string {
  if (data === null || data === undefined) return "";
  if (typeof data !== "object") return String(data);
  const text = Object.entries(data)
    .map(([key, value]) => `${wordsOf(key)}: ${shortValue(value)}`)
    .join(", ");
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1)}…` : text;
}
