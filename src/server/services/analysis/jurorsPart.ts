import {
  agreementOf,
  agreementWithOthers,
  type ComparisonData,
  ratioScale,
  rowsByJuror,
  selfConsistency,
  sideBias,
} from "~/core/comparison";
import {
  changeOf,
  type Fit,
  type JurorDiagnosis,
  leaveOutJurors,
  predictedBy,
  refitWeighted,
  rowsRead,
  type WeightChange,
  weightsOf,
} from "~/core/ranking";
import type { AnalysisInput, JurorsPart, PartChange, PartJuror } from "./parts";
import { rowCost } from "./rowCost";

/** θ without a juror; null where there is no answer without them. */
export interface JurorFit {
  readonly juror: number;
  readonly theta: Float64Array | null;
}

/** Methods that fit again from the full fit in a few steps. */
const QUICK = ["bt_l2", "log_l2_ridge"];
/** Row fits that leaving jurors out may cost; beyond it, those with the most answers are left out. */
const ROW_FITS_MAX = 20_000_000;
const JURORS_MIN = 10;

/** The fit without each juror: all of them where that is cheap, else those with the most answers. */
export function jurorFits(
  fit: Fit,
  data: ComparisonData,
  onProgress: (fraction: number) => void,
): JurorFit[] {
  const { method, params } = fit;
  const rows = rowsRead(method, data);
  if (!rows.juror) return [];
  const counts = countsOf(rows.juror);
  if (counts.size < 2) return [];
  if (QUICK.includes(method)) return [...leaveOutJurors(method, data, params).without];
  const cost = rowCost(method) * rows.a.length;
  const affordable = Math.max(JURORS_MIN, Math.floor(ROW_FITS_MAX / cost));
  const most = [...counts].sort(([x, p], [y, q]) => q - p || x - y).slice(0, affordable);
  return most.map(([juror], done) => {
    const times = rows.juror!.map((other) => (other === juror ? 0 : 1));
    const theta = refitWeighted(method, data, params, times);
    onProgress((done + 1) / most.length);
    return { juror, theta };
  });
}

function countsOf(juror: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const who of juror) counts.set(who, (counts.get(who) ?? 0) + 1);
  return counts;
}

/** What each juror's answers say about the juror, and what the weights would be without them. */
export function jurorsPart(
  fit: Fit,
  data: ComparisonData,
  input: AnalysisInput,
  without: readonly JurorFit[],
): { part: JurorsPart; diagnoses: JurorDiagnosis[] } {
  const diagnoses = diagnosesOf(fit, data, without);
  const byDomain = predictedByDomain(data, input, without);
  const jurors = diagnoses
    .map((found) => ({
      number: found.juror + 1,
      key: input.jurors[found.juror]!,
      rows: found.rows,
      agreement: found.agreement,
      predicted: found.predicted,
      domains: byDomain(found.juror),
      selfConsistency: found.selfConsistency,
      multiplier: found.scale === null ? null : Math.exp(found.scale),
      side: found.side,
      influence: found.influence && toPartChange(found.influence, input),
    }))
    .sort((x, y) => sizeOf(y.influence) - sizeOf(x.influence) || x.number - y.number);
  return { part: { jurors, leftOut: without.length }, diagnoses };
}

/** How often a juror names the item that everybody else holds for the heavier one, by domain. */
function predictedByDomain(
  { binary }: ComparisonData,
  { domains }: AnalysisInput,
  without: readonly JurorFit[],
): (juror: number) => PartJuror["domains"] {
  const names = [...new Set(domains.filter((name) => name !== null))].sort();
  const rowsOf = binary.juror && rowsByJuror(binary.juror);
  if (!rowsOf || names.length === 0) return () => [];
  const fits = new Map(without.map(({ juror, theta }) => [juror, theta]));
  return (juror) => {
    const theta = fits.get(juror);
    if (!theta) return [];
    return names.map((domain) => {
      const isIn = (row: number) =>
        domains[binary.a[row]!] === domain || domains[binary.b[row]!] === domain;
      return { domain, ...predictedBy(theta, binary, rowsOf(juror).filter(isIn)) };
    });
  };
}

export const toPartChange = (change: WeightChange, { items }: AnalysisInput): PartChange => ({
  item: items[change.item]!,
  before: change.before,
  after: change.after,
  moved: change.l1 / 2,
});

const sizeOf = (change: PartChange | null) =>
  change ? Math.abs(change.after - change.before) : -1;

function diagnosesOf(fit: Fit, { binary, ratio }: ComparisonData, without: readonly JurorFit[]) {
  if (!binary.juror) return [];
  const counts = countsOf(binary.juror);
  const size = Math.max(...counts.keys()) + 1;
  const agreement = agreementWithOthers(binary, size);
  const own = selfConsistency(binary, size);
  const rowsOf = rowsByJuror(binary.juror);
  const ratiosOf = ratio.juror && rowsByJuror(ratio.juror);
  const fits = new Map(without.map(({ juror, theta }) => [juror, theta]));
  return [...counts]
    .sort(([x], [y]) => x - y)
    .map(([juror, rows]): JurorDiagnosis => {
      const theta = fits.get(juror) ?? null;
      const answers = rowsOf(juror);
      return {
        juror,
        rows,
        agreement: agreement[juror]!,
        predicted: theta ? predictedBy(theta, binary, answers) : agreementOf(0, 0),
        selfConsistency: own[juror]!,
        scale: ratiosOf ? ratioScale(ratio, ratiosOf(juror)) : null,
        side: sideBias(binary, answers),
        influence: theta && changeOf(fit.weights, weightsOf(theta)),
      };
    });
}
