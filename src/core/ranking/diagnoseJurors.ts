import {
  type Agreement,
  agreementOf,
  agreementWithOthers,
  type BinaryComparisons,
  type ComparisonData,
  ratioScale,
  rowsByJuror,
  type SideBias,
  selfConsistency,
  sideBias,
} from "~/core/comparison";
import { influenceOf, type WeightChange } from "./influence";
import { leaveOutJurors } from "./leaveOut";

/** What a juror's answers say about the juror. */
export interface JurorDiagnosis {
  readonly juror: number;
  /** Answers with weight. */
  readonly rows: number;
  /** With the majority of the others on the very same pairs. */
  readonly agreement: Agreement;
  /** With the order of the items in a fit without this juror. */
  readonly predicted: Agreement;
  /** With the juror's own other answers about the same pairs. */
  readonly selfConsistency: Agreement;
  /** Median |log ratio| stated; null where none is. */
  readonly scale: number | null;
  readonly side: SideBias | null;
  /** What leaving the juror out does to the weights. */
  readonly influence: WeightChange | null;
}

/** Every juror who has answers, in ascending order. `method` fits the whole without each of them. */
export function diagnoseJurors(data: ComparisonData, method: string): JurorDiagnosis[] {
  const { binary, ratio } = data;
  if (!binary.juror) return [];
  const count = binary.juror.reduce((top, who) => Math.max(top, who + 1), 0);
  const rows = new Int32Array(count);
  for (let row = 0; row < binary.juror.length; row++) {
    if (binary.weight?.[row] === 0) continue;
    rows[binary.juror[row]!] = rows[binary.juror[row]!]! + 1;
  }
  const agreement = agreementWithOthers(binary, count);
  const own = selfConsistency(binary, count);
  const found = leaveOutJurors(method, data);
  const fits = new Map(found.without.map((entry) => [entry.juror, entry.theta]));
  const influence = new Map(influenceOf(found).map((entry) => [entry.juror, entry.without]));
  const answers = rowsByJuror(binary.juror);
  const stated = ratio.juror && rowsByJuror(ratio.juror);
  return Array.from(rows.keys())
    .filter((juror) => rows[juror]! > 0)
    .map((juror) => ({
      juror,
      rows: rows[juror]!,
      agreement: agreement[juror]!,
      predicted: predictedBy(fits.get(juror) ?? null, binary, answers(juror)),
      selfConsistency: own[juror]!,
      scale: ratioScale(ratio, stated?.(juror) ?? []),
      side: sideBias(binary, answers(juror)),
      influence: influence.get(juror) ?? null,
    }));
}

/** Equal log weights say nothing about who should win. */
const EQUAL = 1e-9;

/** How often a juror names the item that `theta` holds for the heavier one; ties say nothing. */
export function predictedBy(
  theta: Float64Array | null,
  { a, b, outcome, weight }: BinaryComparisons,
  answers: Int32Array,
): Agreement {
  let same = 0;
  let judged = 0;
  if (!theta) return agreementOf(0, 0);
  for (const row of answers) {
    if (weight?.[row] === 0 || outcome[row] === 0.5) continue;
    const d = theta[a[row]!]! - theta[b[row]!]!;
    if (Math.abs(d) < EQUAL) continue;
    judged += 1;
    if ((d > 0 ? 1 : 0) === outcome[row]) same += 1;
  }
  return agreementOf(same, judged);
}
