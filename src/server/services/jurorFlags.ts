import { type JurorDiagnosis, jurorFindings } from "~/core/ranking";

/** Something about a juror that an organizer should look at; never acted on by itself. */
export interface JurorFlag {
  readonly rule: string;
  /** In words, with the numbers. */
  readonly evidence: string;
}

export interface JurorEvidence {
  /** Null where the rows are too many to compute it. */
  readonly diagnosis: JurorDiagnosis | null;
  /** Stated multipliers, at least 1, ties left out. */
  readonly multipliers: readonly number[];
  /** Times per answer in seconds; empty for imported judgements. */
  readonly medianSeconds: number | null;
  readonly answers: number;
  /** Jurors whose judgements are compared. */
  readonly jurors: number;
}

/** A strength that is the same this often was perhaps never chosen. */
const CONSTANT_SHARE_MIN = 0.8;
const CONSTANT_COUNT_MIN = 8;
/** Nobody reads two projects in less. */
const FAST_SECONDS = 5;
const FAST_ANSWERS_MIN = 10;
/** Among fewer jurors each of them moves the weights; that is no sign of anything. */
const INFLUENCE_JURORS_MIN = 5;
/** Every answer on one side says something before a test of chance does. */
const ONE_SIDE_MIN = 8;
const DIGITS = 9;

/** What stands out about a juror, in an order that does not depend on the juror. */
export function jurorFlags(
  { diagnosis, multipliers, medianSeconds, answers, jurors }: JurorEvidence,
  items: readonly string[],
): JurorFlag[] {
  const flags: JurorFlag[] = [];
  const constant = mostCommon(multipliers);
  if (constant && constant.count >= CONSTANT_COUNT_MIN && constant.share >= CONSTANT_SHARE_MIN) {
    const evidence = `states ${constant.value} times as much in ${constant.count} of ${multipliers.length} answers: perhaps a default, never chosen`;
    flags.push({ rule: "constant", evidence });
  }
  if (medianSeconds !== null && medianSeconds < FAST_SECONDS && answers >= FAST_ANSWERS_MIN) {
    const evidence = `takes ${medianSeconds.toFixed(1)} seconds for a pair (median of ${answers})`;
    flags.push({ rule: "fast", evidence });
  }
  const found = (diagnosis ? jurorFindings(diagnosis, items) : []).filter(
    ({ rule }) => rule !== "juror-influence" || jurors >= INFLUENCE_JURORS_MIN,
  );
  const { side } = diagnosis ?? {};
  const oneSided = side && side.rows >= ONE_SIDE_MIN && (side.share === 0 || side.share === 1);
  if (oneSided && !found.some(({ rule }) => rule === "juror-side")) {
    const which = side.share === 1 ? "first" : "second";
    const evidence = `chose the project shown ${which} in all ${side.rows} decided answers`;
    flags.push({ rule: "juror-side", evidence });
  }
  return [...flags, ...found.map(({ rule, message }) => ({ rule, evidence: message }))];
}

function mostCommon(values: readonly number[]) {
  const counts = new Map<number, number>();
  for (const value of values) {
    const key = Number(value.toPrecision(DIGITS));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([x, p], [y, q]) => q - p || x - y);
  return first && { value: first[0], count: first[1], share: first[1] / values.length };
}
