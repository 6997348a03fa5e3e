import { formatNumber } from "../primitives/numbers";

interface Pair {
  a: { title: string };
  b: { title: string };
}

const TIE = 0.5;
/** Multipliers this near to 1 are read as equal. */
const EQUAL_LOG = 0.005;

/** @example saidInWords(pair, "ratio", Math.log(5)) // "a/one matters 5 times more" */
export function saidInWords(pair: Pair, reads: "binary" | "ratio", value: number): string {
  if (reads === "ratio") return ratioInWords(pair, value);
  if (value === TIE) return "both the same";
  return `${value > TIE ? pair.a.title : pair.b.title} matters more`;
}

/** What the weights say about the same pair. @example "a/one, 73%" */
export function fittedInWords(pair: Pair, reads: "binary" | "ratio", value: number): string {
  if (reads === "ratio") return ratioInWords(pair, value);
  const share = Math.round(Math.max(value, 1 - value) * 100);
  return `${value >= TIE ? pair.a.title : pair.b.title} with ${share}%`;
}

function ratioInWords({ a, b }: Pair, logRatio: number): string {
  if (Math.abs(logRatio) < EQUAL_LOG) return "both the same";
  const times = Number(Math.exp(Math.abs(logRatio)).toPrecision(3));
  return `${logRatio > 0 ? a.title : b.title} matters ${formatNumber(times)} times more`;
}

/** @example jurorLabel({ juror: 7, jurorName: null }) // "Juror 7" */
export function jurorLabel({
  juror,
  jurorName,
}: {
  juror: number | null;
  jurorName: string | null;
}): string {
  if (juror === null) return jurorName ?? "–";
  return jurorName ? `${jurorName} (Juror ${juror})` : `Juror ${juror}`;
}
