import type { ComparisonFile } from "~/core/formats";
import { rng } from "~/core/numeric";
import { type ChosenPair, CRITERIA, type Criterion, nextPairs } from "~/core/ranking";
import { EXIT, type ExitCode, UsageError } from "./exit";
import type { NameOptions } from "./load";
import { loadData, refusalOf } from "./loadData";
import { note, type OutputOptions, present, table } from "./output";

interface NextCliOptions extends NameOptions, OutputOptions {
  in: string;
  count: string;
  juror?: string;
  seed: string;
  criterion: string;
}

/** What the gain is counted in. */
const UNITS: Record<Criterion, string> = {
  bald_logistic: "nats",
  adf_expected_gain: "nats",
  error_reduction: "squared error",
};

/** More pairs than any juror answers in a session. */
const COUNT_MAX = 1000;

/** `steelyard next`: the pairs worth asking. */
export function runNext(options: NextCliOptions): ExitCode {
  const count = countOf(options.count);
  const criterion = criterionOf(options.criterion);
  const { file, data } = loadData(options);
  const juror = options.juror === undefined ? undefined : jurorOf(options.juror, file);
  let found: ChosenPair[];
  try {
    const rules = { criterion };
    found = nextPairs(data.binary, { count, juror, rules, rng: rng(options.seed) });
  } catch (error) {
    throw refusalOf(error, options.in, file);
  }
  if (found.length < count) note(`${options.in}: only ${found.length} pairs are left to ask`);
  const pairs = found.map(({ a, b, reason, gain }) => ({
    a: file.labels[a]!,
    b: file.labels[b]!,
    reason,
    gain,
  }));
  const rows = pairs.map(({ a, b, reason, gain }) => [a, b, reason, gain.toPrecision(3)]);
  const text = () => table([["first", "second", "reason", `gain (${UNITS[criterion]})`], ...rows]);
  present({ pairs }, text, options);
  return found.length > 0 ? EXIT.done : EXIT.noAnswer;
}

function countOf(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= COUNT_MAX) return count;
  throw new UsageError(`--count ${text}: write a whole number from 1 to ${COUNT_MAX}`);
}

function criterionOf(text: string): Criterion {
  const criterion = CRITERIA.find((one) => one === text);
  if (criterion) return criterion;
  throw new UsageError(`--criterion ${text}: write one of ${CRITERIA.join(", ")}`);
}

/** The juror's number; one beyond the last for somebody without answers. */
function jurorOf(name: string, { jurors }: ComparisonFile): number {
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, "");
  const index = jurors.findIndex((juror) => plain(juror) === plain(name));
  if (index >= 0) return index;
  note(`juror ${name} has no answers yet`);
  return jurors.length;
}
