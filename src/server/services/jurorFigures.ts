import { ratioScale, rowsByJuror } from "~/core/comparison";
import { sha256Hex } from "~/core/formats";
import { diagnoseJurors, fit, type JurorDiagnosis } from "~/core/ranking";
import type { JurorRows } from "./jurorRows";

/** What one juror's judgements say about the juror. */
export interface JurorFigures {
  readonly rows: number;
  /** Stated multipliers, at least 1, ties left out. */
  readonly multipliers: readonly number[];
  /** Median |ln ratio| stated. */
  readonly scale: number | null;
  /** Crowd-BT's chance that an answer is the one the fitted order would give. */
  readonly reliability: number | null;
  readonly diagnosis: JurorDiagnosis | null;
}

/**
 * Rows up to which a page waits for leave-one-out fits (about a second); beyond it reliability, the
 * agreement with a fit of the others and influence are left out, and the page says so.
 */
const DIAGNOSED_ROWS_MAX = 3000;
/** Rounds whose figures are kept until a judgement changes. */
const KEPT_MAX = 20;

const kept = new Map<string, { rows: string; figures: Map<string, JurorFigures> }>();

export const isDiagnosed = ({ rows }: JurorRows) => rows.length <= DIAGNOSED_ROWS_MAX;

/**
 * Figures by juror key. Computed once per state of the judgements: versions are never changed, so
 * the ids of the current ones name that state.
 */
export function jurorFigures(roundId: string, loaded: JurorRows): Map<string, JurorFigures> {
  const rows = sha256Hex(loaded.rows.map(({ id }) => id).join(" "));
  const known = kept.get(roundId);
  if (known?.rows === rows) return known.figures;
  const figures = compute(loaded);
  kept.delete(roundId);
  kept.set(roundId, { rows, figures });
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!);
  return figures;
}

function compute(loaded: JurorRows): Map<string, JurorFigures> {
  const { jurors, rows, data } = loaded;
  const fits = rows.length > 0 && isDiagnosed(loaded);
  const everyRatio = data.ratio.a.length === data.binary.a.length;
  const method = everyRatio ? "log_l2_ridge" : "bt_l2";
  const diagnoses = new Map(
    (fits ? diagnoseJurors(data, method) : []).map((entry) => [entry.juror, entry]),
  );
  const crowd = fits ? fit("crowd_bt", data, {}, { intervals: false }) : null;
  const eta = new Map(crowd?.extra?.jurors?.map((entry) => [entry.juror, entry.eta]) ?? []);
  const statedBy = data.ratio.juror && rowsByJuror(data.ratio.juror);
  const counts = jurors.map(() => 0);
  const multipliers = jurors.map((): number[] => []);
  for (const { juror, logRatio, outcome } of rows) {
    counts[juror]! += 1;
    const states = logRatio !== undefined && outcome !== 0.5;
    if (states) multipliers[juror]!.push(Math.exp(Math.abs(logRatio)));
  }
  return new Map(
    jurors.map((key, who) => [
      key,
      {
        rows: counts[who]!,
        multipliers: multipliers[who]!,
        scale: ratioScale(data.ratio, statedBy?.(who) ?? []),
        reliability: eta.get(who) ?? null,
        diagnosis: diagnoses.get(who) ?? null,
      },
    ]),
  );
}
